package io.noscope.spark.conf;

import io.noscope.label.Region;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Everything that can be set, in the order in which it is documented. */
public final class Settings {
  static final Setting<String> LABEL =
      Setting.unset(
          "label", "class to look for; adds the columns present and stage", Function.identity());
  static final Setting<Region> REGION =
      Setting.unset(
          "region",
          "part of the view that counts, left,top,right,bottom in pixels; unset: all of it",
          Region::parse);
  static final Setting<Double> FALSE_POSITIVE_RATE =
      Setting.of(
          "falsePositiveRate",
          "0.01",
          "share of reference-negative windows that may be called positive",
          text -> share(text));
  static final Setting<Double> FALSE_NEGATIVE_RATE =
      Setting.of(
          "falseNegativeRate",
          "0.01",
          "share of reference-positive windows that may be called negative",
          text -> share(text));
  static final Setting<String> REFERENCE =
      Setting.unset(
          "reference",
          "reference detector, .onnx (YOLOX, NanoDet) or Darknet .cfg; unset: built-in NanoDet-g",
          Function.identity());
  static final Setting<Double> REFERENCE_CONFIDENCE =
      Setting.of(
          "referenceConfidence",
          "0.4",
          "least score at which a detection of the reference counts",
          text -> share(text));
  static final Setting<String> STORE =
      Setting.of(
          "store",
          "noscope-store",
          "folder of cascades, models and reference labels, on any Hadoop file system",
          Function.identity());
  static final Setting<String> CAMERA =
      Setting.unset(
          "camera",
          "name of the camera that the files come from; unset: the folder of each file",
          Function.identity());
  static final Setting<Plan> PLAN =
      Setting.of(
          "plan",
          "auto",
          "auto: the optimizer's cascade; reference: ask the reference detector about every frame",
          Plan::parse);
  static final Setting<Models> MODELS =
      Setting.of(
          "models",
          "fast",
          "specialised models to try: fast (two of stride 2), paper (the paper's grid), all",
          Models::parse);
  static final Setting<Double> LABEL_FRACTION =
      Setting.of(
          "labelFraction",
          "0.2",
          "share of the archive's frames that the reference labels for training",
          text -> positiveShare(text));
  static final Setting<Integer> MINIMUM_LABELLED =
      Setting.of(
          "minimumLabelled",
          "2000",
          "label at least this many frames, but never more than half of the archive",
          text -> atLeast(1, text));
  static final Setting<Integer> MAXIMUM_LABELLED =
      Setting.of(
          "maximumLabelled",
          "10000",
          "label at most this many frames; each takes 30 kB of the driver's memory",
          text -> atLeast(1, text));
  static final Setting<Integer> SEGMENT_FRAMES =
      Setting.of(
          "segmentFrames",
          "250",
          "least frames in a segment, the unit of parallel work",
          text -> atLeast(1, text));
  static final Setting<Integer> PARTITIONS =
      Setting.of(
          "partitions",
          "0",
          "partitions to read with; 0: four for each core; never changes the labels",
          text -> atLeast(0, text));
  static final Setting<Integer> MAX_FILES_PER_TRIGGER =
      Setting.unset(
          "maxFilesPerTrigger",
          "most files of one batch of a stream; unset: all that are there",
          text -> atLeast(1, text));
  static final Setting<Long> SEED =
      Setting.of("seed", "1", "seed of sampling and training", Long::parseLong);

  private static final List<Setting<?>> ALL =
      List.of(
          LABEL,
          REGION,
          FALSE_POSITIVE_RATE,
          FALSE_NEGATIVE_RATE,
          REFERENCE,
          REFERENCE_CONFIDENCE,
          STORE,
          CAMERA,
          PLAN,
          MODELS,
          LABEL_FRACTION,
          MINIMUM_LABELLED,
          MAXIMUM_LABELLED,
          SEGMENT_FRAMES,
          PARTITIONS,
          MAX_FILES_PER_TRIGGER,
          SEED);

  private Settings() {}

  /** Every setting, in the order of the documentation. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  private static double share(String text) {
    double value = Double.parseDouble(text);
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a share from 0 to 1 such as 0.01, not " + text);
    }
    return value;
  }

  private static double positiveShare(String text) {
    double value = share(text);
    if (value == 0) {
      throw new IllegalArgumentException("a share above 0 such as 0.2, not " + text);
    }
    return value;
  }

  private static int atLeast(int least, String text) {
    int value = Integer.parseInt(text);
    if (value < least) {
      throw new IllegalArgumentException("a whole number from " + least + ", not " + text);
    }
    return value;
  }

  static <E extends Enum<E>> E word(Class<E> type, String text) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        "one of %s, not '%s'"
            .formatted(List.of(type.getEnumConstants()), text)
            .toLowerCase(Locale.ROOT));
  }
}
