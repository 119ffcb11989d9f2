package io.noscope.spark.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.spark.LocalSpark;
import io.noscope.video.VideoFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The log of a stream's files, over more batches than Spark keeps apart. */
@ExtendWith(LocalSpark.class)
class StreamLogTest {
  private static final int BATCHES = 25;

  @TempDir private Path checkpoint;

  @BeforeEach
  void activate(SparkSession spark) {
    SparkSession.setActiveSession(spark);
  }

  private StreamLog open() {
    return StreamLog.open(checkpoint.resolve("sources/0").toString());
  }

  private static VideoFile file(int number) {
    return new VideoFile("file:/hall/a b%20[" + number + "].mp4", 100, 1000L * number);
  }

  private static List<String> paths(StreamLog log, long start, long end) {
    return log.files(start, end).stream().map(VideoFile::path).toList();
  }

  @Test
  void batchesAreTheSameWhenOpenedAgain() {
    StreamLog log = open();
    for (int i = 0; i < BATCHES; i++) {
      assertThat(log.add(List.of(file(2 * i), file(2 * i + 1)))).isEqualTo(i);
      assertThat(log.files(i - 1L, i)).containsExactly(file(2 * i), file(2 * i + 1));
    }

    StreamLog again = open();

    for (int i = 0; i < BATCHES; i++) {
      assertThat(again.has(file(2 * i + 1))).isTrue();
      assertThat(paths(again, i - 1L, i))
          .containsExactly(file(2 * i).path(), file(2 * i + 1).path());
    }
    assertThat(again.has(file(2 * BATCHES))).isFalse();
    assertThat(paths(again, -1, BATCHES - 1))
        .isEqualTo(IntStream.range(0, 2 * BATCHES).mapToObj(i -> file(i).path()).toList());
    assertThat(again.goesOnAfter(BATCHES - 2)).isTrue();
    assertThat(again.goesOnAfter(BATCHES - 1)).isFalse();
    assertThat(again.add(List.of(file(99)))).isEqualTo(BATCHES);
  }

  @Test
  void aFileIsKnownByItsPath() {
    StreamLog log = open();
    log.add(List.of(file(1)));

    assertThat(log.has(new VideoFile(file(1).path(), 7, 7))).isTrue();
  }

  @Test
  void anotherQueryOnTheSameCheckpointIsAnError() {
    StreamLog mine = open();
    open().add(List.of(file(1)));

    assertThatThrownBy(() -> mine.add(List.of(file(2))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another query has written batch 0");
  }

  @Test
  void aLogThatEndsBeforeTheQueryIsAnError() {
    assertThatThrownBy(() -> open().goesOnAfter(3))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ends at batch -1")
        .hasMessageContaining("batch 3");
  }
}
