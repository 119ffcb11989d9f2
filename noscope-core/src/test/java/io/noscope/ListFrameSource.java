package io.noscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Rectangle;
import io.noscope.video.FrameSource;
import io.noscope.video.HeldFrame;
import io.noscope.video.Image;
import io.noscope.video.ImageSize;
import io.noscope.video.PixelBuffer;
import io.noscope.video.SmallView;
import io.noscope.video.ViewScaler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Frames from a list of 100x100 views, at 10 frames a second and 1,000 ticks a second, every tenth
 * a keyframe. Full-size pictures are {@link NumberedImage}s. Like a real source it overwrites its
 * views, and it knows which frames are held.
 */
public final class ListFrameSource implements FrameSource {
  private final long firstFrame;
  private final List<byte[]> views;
  private final byte[] large = new byte[SmallView.bytes(SmallView.LARGE)];
  private final Map<Integer, byte[]> smaller = new HashMap<>();
  private final TreeSet<Long> viewed = new TreeSet<>();
  private final List<Long> held = new ArrayList<>();
  private double[] motion = {};
  private OptionalInt failAt = OptionalInt.empty();
  private int mostHeld;
  private int index = -1;
  private boolean closed;

  public ListFrameSource(long firstFrame, List<byte[]> views) {
    this.firstFrame = firstFrame;
    this.views = List.copyOf(views);
  }

  /** Frames whose views are flat greys of 0..255. */
  public static ListFrameSource ofGreys(long firstFrame, int... greys) {
    byte[][] flat = new byte[256][];
    List<byte[]> views = new ArrayList<>();
    for (int grey : greys) {
      if (flat[grey] == null) {
        flat[grey] = flatView(SmallView.LARGE, grey);
      }
      views.add(flat[grey]);
    }
    return new ListFrameSource(firstFrame, views);
  }

  /** A view of one grey. */
  public static byte[] flatView(int side, int grey) {
    byte[] view = new byte[SmallView.bytes(side)];
    Arrays.fill(view, (byte) grey);
    return view;
  }

  /** Whether no other frame would be predicted from it: about every second one, no keyframe. */
  public static boolean isDisposable(long frame) {
    return "0101101001".charAt((int) (frame % 10)) == '1';
  }

  /** The grey that the draft of a frame of this grey shows. */
  public static int draftOf(int grey) {
    return (grey + 40) % 256;
  }

  /** Sets how much moves in each run of ten frames from a keyframe on. */
  public ListFrameSource moving(double... ofGroups) {
    motion = ofGroups;
    return this;
  }

  /** Makes reading fail at this index in the list. */
  public ListFrameSource failingAt(int failIndex) {
    failAt = OptionalInt.of(failIndex);
    return this;
  }

  @Override
  public boolean advance() throws IOException {
    assertThat(closed).as("source was closed").isFalse();
    if (failAt.isPresent() && failAt.getAsInt() == index + 1) {
      throw new IOException("list: frame %d cannot be read".formatted(firstFrame + index + 1));
    }
    if (index < views.size()) {
      index++;
    }
    Arrays.fill(large, (byte) 0x55);
    smaller.values().forEach(view -> Arrays.fill(view, (byte) 0x55));
    return index < views.size();
  }

  @Override
  public long number() {
    return firstFrame + index;
  }

  @Override
  public long pts() {
    return number() * 100;
  }

  @Override
  public double seconds() {
    return number() / 10.0;
  }

  @Override
  public boolean keyframe() {
    return number() % 10 == 0;
  }

  @Override
  public boolean disposable() {
    return isDisposable(number());
  }

  @Override
  public double motion() {
    int group = (int) (number() / 10);
    return group < motion.length ? motion[group] : Double.POSITIVE_INFINITY;
  }

  @Override
  public byte[] view(Optional<Rectangle> part, int side) {
    return show(views.get(index), side);
  }

  @Override
  public byte[] draft(Optional<Rectangle> part, int side) {
    return show(flatView(SmallView.LARGE, draftOf(views.get(index)[0] & 0xff)), side);
  }

  private byte[] show(byte[] shown, int side) {
    viewed.add(number());
    System.arraycopy(shown, 0, large, 0, large.length);
    if (side == SmallView.LARGE) {
      return large;
    }
    byte[] view = smaller.computeIfAbsent(side, wanted -> new byte[SmallView.bytes(wanted)]);
    new ViewScaler(side).scale(large, view);
    return view;
  }

  @Override
  public HeldFrame hold() {
    held.add(number());
    mostHeld = Math.max(mostHeld, held.size());
    return new Held(number());
  }

  /** Numbers of the frames that a view was made of. */
  public SortedSet<Long> viewed() {
    return Collections.unmodifiableSortedSet(viewed);
  }

  /** Numbers of the frames that are held now. */
  public List<Long> held() {
    return List.copyOf(held);
  }

  /** How many frames were held at once at most. */
  public int mostHeld() {
    return mostHeld;
  }

  @Override
  public void close() {
    closed = true;
  }

  private final class Held implements HeldFrame {
    private final long frame;

    Held(long frame) {
      this.frame = frame;
    }

    @Override
    public ImageSize size() {
      Image image = NumberedImage.of(frame);
      return new ImageSize(image.width(), image.height());
    }

    @Override
    public Image image(ImageSize size) {
      assertThat(held).as("held frames").contains(frame);
      assertThat(size).as("the only size that a numbered image has").isEqualTo(size());
      return NumberedImage.of(frame);
    }

    @Override
    public void write(PixelBuffer target) {
      target.put(image(target.size()));
    }

    @Override
    public long bytes() {
      return NumberedImage.BYTES;
    }

    @Override
    public void close() {
      assertThat(held.remove(frame)).as("frame %d is held", frame).isTrue();
    }
  }
}
