package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketScanTest {
  private final PacketScan scan = new PacketScan();

  @Test
  void ranksKeyframesInPresentationOrder() {
    add(true, 10);
    add(false, 40, 20, 30);
    add(true, 70); // Its leading pictures follow it and are shown before it.
    add(false, 50, 60, 80);
    assertThat(scan.timeline().keyframes())
        .containsExactly(new Keyframe(0, 10, 0), new Keyframe(6, 70, 4));
    assertThat(scan.timeline().unique()).isTrue();
    assertThat(scan.timeline().ticksPerFrame()).isEqualTo(10);
  }

  @Test
  void doesNotCutWhereAnEarlierPacketIsShownLater() {
    add(true, 0);
    add(false, 20);
    add(true, 10);
    add(true, 30);
    assertThat(scan.timeline().keyframes())
        .containsExactly(new Keyframe(0, 0, 0), new Keyframe(3, 30, 3));
  }

  @Test
  void doesNotCutAFileWhoseTimesAreNotUnique() {
    add(true, 0, 10, 10, 20);
    assertThat(scan.timeline().unique()).isFalse();
    assertThat(scan.timeline().keyframes()).containsExactly(new Keyframe(0, 0, Keyframe.UNKNOWN));
  }

  @Test
  void doesNotCutAFileWithoutTimes() {
    add(true, PacketTimes.NONE, 10, PacketTimes.NONE);
    assertThat(scan.timeline().unique()).isFalse();
    assertThat(scan.timeline().times()).hasSize(3);
    assertThat(scan.timeline().keyframes()).containsExactly(new Keyframe(0, 10, Keyframe.UNKNOWN));
  }

  private void add(boolean entry, long... times) {
    for (long time : times) {
      scan.add(time, entry, scan.frames());
    }
  }
}
