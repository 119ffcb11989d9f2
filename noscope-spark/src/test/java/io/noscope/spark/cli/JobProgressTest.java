package io.noscope.spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The line that tells how far a job is. */
class JobProgressTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void tellsRateTimeLeftAndWhoDecided() {
    JobProgress job = new JobProgress(1, "running the cascade", 4, 0);
    job.add("frames", 300);
    job.add("frames unchanged", 200);
    job.add("frames absent by the model", 50);
    job.add("frames present by the model", 25);
    job.add("frames decided by the reference", 25);
    job.taskDone();

    assertThat(job.line(2 * SECOND))
        .isEqualTo(
            "running the cascade: 25% in 2.0 s, 150 frames/s, 6 s left"
                + " | unchanged 66.7% model 25.0% reference 8.3%");
  }

  @Test
  void tellsWhatItCanOfJobsWithoutFrames() {
    JobProgress job = new JobProgress(1, "training 2 models", 2, 0);
    assertThat(job.line(SECOND)).isEqualTo("training 2 models: 0% in 1.0 s");
    job.taskDone();
    job.taskDone();
    assertThat(job.line(3 * SECOND)).isEqualTo("training 2 models: 100% in 3.0 s");
  }
}
