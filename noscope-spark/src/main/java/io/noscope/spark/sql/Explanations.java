package io.noscope.spark.sql;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.VideoListing;
import io.noscope.spark.train.Cascades;
import io.noscope.store.StoredCascade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Why cascades were chosen, as rows. */
final class Explanations {
  private static final StructType TYPE =
      new StructType()
          .add("camera", DataTypes.StringType, false)
          .add("explanation", DataTypes.StringType, false);

  private Explanations() {}

  /**
   * A row for each camera of the archive whose cascade is in the store; trains nothing.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Dataset<Row> of(ArchiveQuestion question) {
    SparkSession spark = SparkSession.active();
    NoScopeConf conf = question.conf();
    VideoListing listing = new VideoListing(List.of(question.path()), conf.listing());
    Map<String, StoredCascade> found =
        Cascades.find(spark, listing.videos(spark), conf, conf.query(question.label()));
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no cascade for %s at these settings in %s: run the query first"
              .formatted(conf.query(question.label()).wanted(), conf.store()));
    }
    List<Row> rows = new ArrayList<>();
    found.forEach((camera, stored) -> rows.add(RowFactory.create(camera, stored.explanation())));
    return spark.createDataFrame(rows, TYPE);
  }
}
