package io.noscope.spark.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share: the store and the reference detector. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Where cascades and labels are kept (default noscope-store).")
  private String store;

  @Option(
      names = "--reference",
      paramLabel = "FILE",
      description = "Reference detector: .onnx or Darknet .cfg (default: built-in NanoDet-g).")
  private String reference;

  @Option(
      names = "--reference-names",
      paramLabel = "NAMES",
      description =
          "Names of its classes: person,car,... or a file of one a line (default: its own).")
  private String referenceNames;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  StoreOptions() {}

  /** A store alone. */
  static StoreOptions of(String store) {
    StoreOptions options = new StoreOptions();
    options.store = store;
    return options;
  }

  /** Whether they say anything about the detector. */
  boolean nameDetector() {
    return reference != null || referenceNames != null;
  }

  /** What was given, as options of the video source; the caller may add to them. */
  Map<String, String> readerOptions() {
    Map<String, String> options = new LinkedHashMap<>();
    if (store != null) {
      options.put("store", store);
    }
    if (reference != null) {
      options.put("reference", reference);
    }
    if (referenceNames != null) {
      options.put("referenceNames", referenceNames);
    }
    return options;
  }

  /**
   * What was given, checked.
   *
   * @throws ParameterException naming the option and what is wrong with its value
   */
  Map<String, String> checked() {
    Map<String, String> given = readerOptions();
    OptionCheck.of(spec, given);
    return given;
  }

  /**
   * The same and one option more.
   *
   * @param value null where it was not given
   */
  Map<String, String> checked(String key, String value) {
    Map<String, String> given = checked();
    if (value != null) {
      OptionCheck.of(spec, Map.of(key, value));
      given.put(key, value);
    }
    return given;
  }
}
