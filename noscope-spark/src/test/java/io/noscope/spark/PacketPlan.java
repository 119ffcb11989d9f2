package io.noscope.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.cascade.StillStage;
import io.noscope.detect.DetectorSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A cascade for the {@link Pedestrians}' query that leaves frames out of decoding by what their
 * packets tell, and has the reference detector look at all others.
 *
 * @param store folder of the store that it is in
 */
record PacketPlan(Path store) {
  /** Puts the cascade into the store, and most of what the detector will be asked. */
  void save(SparkSession spark, Optional<StillStage> still, boolean disposables)
      throws IOException {
    Pedestrians.remember(spark, store.toString());
    Configuration hadoop = new Configuration();
    String reference = DetectorSpec.BUILT_IN.id(hadoop);
    Cascade plan =
        new Cascade(
            Pedestrians.QUERY,
            reference,
            still,
            1,
            disposables,
            Optional.empty(),
            Optional.empty());
    Pedestrians.store(hadoop, store.toString(), "resources", plan);
  }

  /** The video's frames with the cascade's labels. */
  Dataset<Row> labelled(SparkSession spark) {
    return Pedestrians.read(spark, Map.of("store", store.toString(), "label", "person"));
  }

  /** Where pixels are asked for all is decoded, and labels are the same. */
  void assertThatPixelsMakeNoDifference(SparkSession spark, SortedMap<Long, Boolean> expected) {
    Dataset<Row> rows =
        labelled(spark).where("image IS NOT NULL").selectExpr("frame", "image.width AS width");

    assertThat(rows.where("width = 768").count()).isEqualTo(rows.count());
    assertThat(Pedestrians.frames(rows)).isEqualTo(Pedestrians.positives(expected));
  }

  /** What is not decoded has its number and time all the same. */
  void assertThatTimesAreThoseOfTheFile(SparkSession spark) {
    String[] times = {"frame", "seconds", "pts", "keyframe"};

    assertThat(labelled(spark).selectExpr(times).orderBy("frame").collectAsList())
        .isEqualTo(Pedestrians.read(spark).selectExpr(times).orderBy("frame").collectAsList());
  }
}
