package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.StageCounts;
import io.noscope.label.Query;
import io.noscope.spark.Pedestrians;
import io.noscope.spark.files.Archive;
import io.noscope.spark.files.Camera;
import io.noscope.spark.task.ReadCounts;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tenth of a second was expected for each frame, the reference takes one for each of its own. */
class QuerySummaryTest {
  @Test
  void whatThePlanWasExpectedToTakeIsHeldAgainstWhatItTook() throws IOException {
    assertThat(summary(100, 100, 80))
        .contains("predicted were 79.5 task seconds, it took 80.0: 1.01 times that\n");
  }

  @Test
  void aFarMissSaysWhatMayHaveChanged() throws IOException {
    assertThat(summary(100, 100, 160))
        .contains("2.01 times that; the machine or the video is unlike when the plan was chosen\n");
  }

  @Test
  void whatTheReferenceKnewAlreadyCountsAsIfItHadBeenAsked() throws IOException {
    assertThat(summary(100, 40, 20))
        .contains(
            "predicted were 79.5 task seconds, it took 20.0, and what was remembered saved 60.0:"
                + " 1.01 times that\n")
        .contains("(the reference was run on 40 frames; of the others it was remembered)\n");
  }

  private static String summary(long byReference, long calls, long seconds) throws IOException {
    VideoInfo video = Pedestrians.probe();
    long skipped = video.frames() - byReference;
    StageCounts counts =
        new StageCounts(
            video.frames(),
            skipped,
            0,
            0,
            0,
            byReference,
            0,
            calls,
            0,
            0,
            0,
            seconds * 1_000_000_000);
    Cascade plan = new Cascade(Query.of("person"), "table", 5, Optional.empty(), Optional.empty());
    StoredCascade stored =
        new StoredCascade(
            plan,
            "why",
            Map.of("referenceSecondsPerFrame", "1.0", "expectedSecondsPerFrame", "0.1"),
            Optional.empty());
    return new QuerySummary(
            new Archive(List.of(new Camera("lobby", List.of(video))), List.of()),
            Map.of("lobby", stored),
            new ScanTotals(counts, new ReadCounts(video.frames(), video.frames(), 1_000_000), 0),
            1,
            2,
            2)
        .text();
  }
}
