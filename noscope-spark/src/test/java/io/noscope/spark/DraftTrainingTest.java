package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.TestData;
import io.noscope.cascade.Cascade;
import io.noscope.label.Query;
import io.noscope.label.Targets;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Plans that may look at drafts are found on drafts, and run on a real archive. */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class DraftTrainingTest {
  private static final Query QUERY = Query.of("person").withTargets(new Targets(0.2, 0.2));

  @TempDir private Path folder;

  private Dataset<Row> frames(SparkSession spark, String store, String parts) {
    return spark
        .read()
        .format("video")
        .option("store", folder.resolve(store).toString())
        .option("camera", "lobby")
        .option("parts", parts)
        .load(TestData.file("archive/lobby-00.mp4").toString());
  }

  @Test
  void aPlanRunsOnDraftsAsItDoesOnFullPictures(SparkSession spark) throws IOException {
    Watch.Seen<Cascade> trained = train(spark, "draft,model");

    assertThat(trained.jobs()).anyMatch(job -> job.startsWith("decoding drafts of "));
    assertThat(trained.result().model()).isPresent();
    SortedMap<Long, Boolean> full = labels(spark, "full", trained.result(), false);
    SortedMap<Long, Boolean> drafts = labels(spark, "drafts", trained.result(), true);
    assertThat(drafts).hasSameSizeAs(full).hasSizeGreaterThan(5_000);
  }

  @Test
  void withoutTheirPartNoDraftsAreDecoded(SparkSession spark) {
    Watch.Seen<Cascade> trained = train(spark, "difference");

    assertThat(trained.jobs()).noneMatch(job -> job.startsWith("decoding drafts of "));
    assertThat(trained.result().drafts()).isFalse();
  }

  private Watch.Seen<Cascade> train(SparkSession spark, String parts) {
    return Watch.over(
        spark, () -> NoScope.train(frames(spark, "trained", parts), QUERY).get("lobby").cascade());
  }

  private SortedMap<Long, Boolean> labels(
      SparkSession spark, String store, Cascade plan, boolean drafts) throws IOException {
    Cascade changed =
        new Cascade(
            plan.query(),
            plan.referenceId(),
            plan.still(),
            plan.skip(),
            plan.disposables(),
            drafts,
            plan.difference(),
            plan.model());
    new CascadeStore(new Configuration(), folder.resolve(store).toString())
        .save(
            new CascadeKey("lobby", plan.query(), plan.referenceId()),
            new StoredCascade(changed, "made by hand", Map.of(), Optional.empty()));
    return Pedestrians.labels(NoScope.labels(frames(spark, store, "draft,model"), QUERY));
  }
}
