package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.regions.CameraQueries;
import io.noscope.spark.task.DetectionArray;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A column of a scan whose values come of what the reference detector finds. */
sealed interface DetectionColumn {
  /** What the column is called in plans; {@code SELECT *} does not have it. */
  String name();

  /** The type of its values. */
  DataType type();

  /** The class that the detector has to know, if it is about one. */
  Optional<String> label();

  /**
   * What makes its values.
   *
   * @throws IllegalArgumentException where a region has a name that no file has
   */
  DetectionValue value(Configuration hadoop) throws IOException;

  /** The schema with this column behind the others. */
  default StructType addTo(StructType schema) {
    return schema.add(name(), type(), true);
  }

  /** All that is found. */
  record Objects() implements DetectionColumn {
    @Override
    public String name() {
      return "detections";
    }

    @Override
    public DataType type() {
      return DetectionArray.TYPE;
    }

    @Override
    public Optional<String> label() {
      return Optional.empty();
    }

    @Override
    public DetectionValue value(Configuration hadoop) {
      return (camera, found) -> DetectionArray.of(found);
    }
  }

  /**
   * How many objects of a class there are.
   *
   * @param settings of the call, its class among them
   * @param turn from 1, among the counts of this class that differ in other settings
   */
  record Count(NoScopeConf settings, int turn) implements DetectionColumn {
    @Override
    public String name() {
      String name = "count '" + settings.label().orElseThrow() + "'";
      return turn == 1 ? name : name + " (" + turn + ")";
    }

    @Override
    public DataType type() {
      return DataTypes.IntegerType;
    }

    @Override
    public Optional<String> label() {
      return settings.label();
    }

    @Override
    public DetectionValue value(Configuration hadoop) throws IOException {
      CameraQueries queries = CameraQueries.of(settings.query().orElseThrow(), settings, hadoop);
      return (camera, found) -> queries.of(camera).countIn(found);
    }
  }
}
