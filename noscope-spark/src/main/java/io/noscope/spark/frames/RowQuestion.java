package io.noscope.spark.frames;

import io.noscope.detect.ClassNames;
import io.noscope.detect.ReferenceDetector;
import io.noscope.label.Detection;
import io.noscope.label.Query;
import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.task.ImageColumn;
import io.noscope.spark.task.SharedDetector;
import io.noscope.video.Image;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What a function of {@code image, label [, settings]} asks the reference detector, row by row.
 *
 * @param conf settings that those of the call go before
 * @param hadoop to open the reference detector with
 * @param arguments 2, or 3 with settings
 */
public record RowQuestion(NoScopeConf conf, SerializableConfiguration hadoop, int arguments) {
  /** The types of the arguments. */
  public DataType[] inputTypes() {
    DataType[] types = new DataType[arguments];
    Arrays.fill(types, DataTypes.StringType);
    types[0] = ImageColumn.TYPE;
    return types;
  }

  /**
   * Asks about the picture of a row.
   *
   * @param input the arguments
   * @param answer out of what is asked, and what the detector finds
   * @return null where an argument is
   */
  public <T> T ask(InternalRow input, BiFunction<Query, List<Detection>, T> answer) {
    for (int i = 0; i < arguments; i++) {
      if (input.isNullAt(i)) {
        return null;
      }
    }
    NoScopeConf settled =
        arguments == 2 ? conf : conf.with(ContainsCall.settings(input.getUTF8String(2).toString()));
    settled
        .regionName()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "region: '%s' is a name, and row by row no camera is known that has it: give its coordinates"
                      .formatted(name));
            });
    Query query = settled.query(input.getUTF8String(1).toString());
    Image image = ImageColumn.image(input.getStruct(0, 6));
    return SharedDetector.ask(
        settled, hadoop, detector -> answer.apply(query, detections(detector, query, image)));
  }

  private static List<Detection> detections(ReferenceDetector detector, Query query, Image image) {
    ClassNames.require(query.label(), detector.labels());
    return detector.detect(List.of(image)).get(0);
  }
}
