package io.noscope.spark.ml;

import io.noscope.spark.conf.Setting;
import io.noscope.spark.conf.Settings;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.Identifiable;

/**
 * The parameters of one stage: the settings that make a query and say where its cascades are, and
 * the name of the column that the answers go to.
 */
public record QueryParams(
    Param<String> label,
    Param<String> region,
    Param<String> regions,
    IntParam atLeast,
    DoubleParam falsePositiveRate,
    DoubleParam falseNegativeRate,
    Param<String> guarantee,
    IntParam windowFrames,
    Param<String> reference,
    Param<String> referenceNames,
    DoubleParam referenceConfidence,
    Param<String> store,
    Param<String> outputCol)
    implements Serializable {
  static QueryParams of(Identifiable stage) {
    return new QueryParams(
        new Param<>(stage, "label", "class to look for"),
        text(stage, "region"),
        text(stage, "regions"),
        count(stage, "atLeast"),
        number(stage, "falsePositiveRate"),
        number(stage, "falseNegativeRate"),
        text(stage, "guarantee"),
        count(stage, "windowFrames"),
        text(stage, "reference"),
        text(stage, "referenceNames"),
        number(stage, "referenceConfidence"),
        text(stage, "store"),
        new Param<>(stage, "outputCol", "column to add: whether the frame shows the class"));
  }

  /** Those that are settings of a read as well. */
  List<Param<?>> settings() {
    return List.of(
        label,
        region,
        regions,
        atLeast,
        falsePositiveRate,
        falseNegativeRate,
        guarantee,
        windowFrames,
        reference,
        referenceNames,
        referenceConfidence,
        store);
  }

  /** A setting's text as a value of a parameter. */
  static Object value(Param<?> param, String text) {
    if (param instanceof DoubleParam) {
      return Double.valueOf(text);
    }
    return param instanceof IntParam ? Integer.valueOf(text) : text;
  }

  private static Param<String> text(Identifiable stage, String name) {
    return new Param<>(stage, name, meaning(name));
  }

  private static IntParam count(Identifiable stage, String name) {
    return new IntParam(stage, name, meaning(name));
  }

  private static DoubleParam number(Identifiable stage, String name) {
    return new DoubleParam(stage, name, meaning(name));
  }

  private static String meaning(String name) {
    return Settings.all().stream()
        .filter(setting -> setting.name().equals(name))
        .map(Setting::meaning)
        .findFirst()
        .orElseThrow();
  }
}
