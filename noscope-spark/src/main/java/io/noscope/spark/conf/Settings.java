package io.noscope.spark.conf;

import io.noscope.label.EditDistance;
import io.noscope.label.Guarantee;
import io.noscope.optimize.PlanPart;
import io.noscope.video.Resize;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Everything that can be set, in the order in which it is documented. */
public final class Settings {
  static final Setting<String> LABEL =
      Setting.unset(
          "label",
          "class to look for; adds the columns present, stage and score",
          Function.identity());
  static final Setting<RegionChoice> REGION =
      Setting.unset(
          "region",
          "what counts of the view: left,top,right,bottom, points x,y x,y x,y, or a name in regions",
          RegionChoice::parse);
  static final Setting<String> REGIONS =
      Setting.unset(
          "regions",
          "JSON of cameras' regions by name, and where motion does not count (docs/regions.md)",
          Function.identity());
  static final Setting<Integer> AT_LEAST =
      Setting.of(
          "atLeast",
          "1",
          "how many objects of the class a frame has to show to be positive",
          text -> SettingText.atLeast(1, text));
  static final Setting<Double> FALSE_POSITIVE_RATE =
      Setting.of(
          "falsePositiveRate",
          "0.01",
          "share of reference-negative windows that may be called positive",
          SettingText::share);
  static final Setting<Double> FALSE_NEGATIVE_RATE =
      Setting.of(
          "falseNegativeRate",
          "0.01",
          "share of reference-positive windows that may be called negative",
          SettingText::share);
  static final Setting<Guarantee> GUARANTEE =
      Setting.of(
          "guarantee",
          "estimate",
          "what keeps to the rates: those measured (estimate), or their 95% bounds (bound)",
          text -> SettingText.word(Guarantee.class, text));
  static final Setting<Integer> WINDOW_FRAMES =
      Setting.of(
          "windowFrames",
          "0",
          "frames of the windows that errors are counted in; 0: as many as one second has",
          text -> SettingText.atLeast(0, text));
  static final Setting<String> REFERENCE =
      Setting.unset(
          "reference",
          "reference detector, .onnx (docs/detectors.md) or Darknet .cfg; unset: built-in NanoDet-g",
          Function.identity());
  static final Setting<String> REFERENCE_NAMES =
      Setting.unset(
          "referenceNames",
          "names of its classes, in order: person,car,... or a file of one a line; unset: its own",
          Function.identity());
  static final Setting<Double> REFERENCE_CONFIDENCE =
      Setting.of(
          "referenceConfidence",
          "0.4",
          "least score at which a detection of the reference counts",
          SettingText::share);
  static final Setting<String> STORE =
      Setting.of(
          "store",
          "noscope-store",
          "folder of cascades, models and reference labels, on any Hadoop file system",
          Function.identity());
  static final Setting<String> CAMERA =
      Setting.unset(
          "camera",
          "name of the camera that the files come from; unset: the folder of each file, or camera=NAME",
          Function.identity());
  static final Setting<Boolean> LEDGER =
      Setting.of(
          "ledger",
          "true",
          "take labels that an earlier run gave from the store, and leave new ones there",
          SettingText::flag);
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
  static final Setting<Double> TRAINING_BUDGET =
      Setting.unset(
          "trainingBudget",
          "seconds after which models train no further than the pass they are at; unset: no limit",
          SettingText::seconds);
  static final Setting<Set<PlanPart>> PARTS =
      Setting.of(
          "parts",
          "still,disposable,draft,skip,difference,model",
          "what plans may have before the reference detector; leave some out to see what they are worth",
          text -> SettingText.words(PlanPart.class, text));
  static final Setting<Decoding> DECODING =
      Setting.of(
          "decoding",
          "counted",
          "what training takes decoding for: counted, or free, for frames that are decoded anyway",
          text -> SettingText.word(Decoding.class, text));
  static final Setting<Double> LABEL_FRACTION =
      Setting.of(
          "labelFraction",
          "0.2",
          "share of the archive's frames that the reference labels for training",
          SettingText::positiveShare);
  static final Setting<Integer> MINIMUM_LABELLED =
      Setting.of(
          "minimumLabelled",
          "2000",
          "label at least this many frames, but never more than half of the archive",
          text -> SettingText.atLeast(1, text));
  static final Setting<Integer> MAXIMUM_LABELLED =
      Setting.of(
          "maximumLabelled",
          "10000",
          "label at most this many frames to learn from; each takes 30 kB of the driver's memory",
          text -> SettingText.atLeast(1, text));
  static final Setting<Double> DRIFT =
      Setting.of(
          "drift",
          "0.005",
          "share of a new file's windows that the reference looks at as well, once; 0: none",
          SettingText::share);
  static final Setting<OnDrift> ON_DRIFT =
      Setting.of(
          "onDrift",
          "warn",
          "where more of these are wrong than the rates allow: warn, retrain, or ask the reference",
          text -> SettingText.word(OnDrift.class, text));
  static final Setting<Integer> SEGMENT_FRAMES =
      Setting.of(
          "segmentFrames",
          "250",
          "least frames in a segment, the unit of parallel work",
          text -> SettingText.atLeast(1, text));
  static final Setting<Integer> PARTITIONS =
      Setting.of(
          "partitions",
          "0",
          "partitions to read with; 0: four for each core; never changes the labels",
          text -> SettingText.atLeast(0, text));
  static final Setting<Long> SEED =
      Setting.of("seed", "1", "seed of sampling and training", Long::parseLong);
  static final Setting<Integer> STEP =
      Setting.of(
          "step",
          "1",
          "read every n-th frame of each file, those whose number is a multiple of n",
          text -> SettingText.atLeast(1, text));
  static final Setting<Resize> RESIZE =
      Setting.unset(
          "resize",
          "size of the image column, 640x360, or 640 for a height in proportion; unset: as coded",
          Resize::parse);
  static final Setting<RotationMode> ROTATION =
      Setting.of(
          "rotation",
          "apply",
          "files that ask to be turned: apply (images are upright) or report (only in _metadata)",
          RotationMode::parse);
  static final Setting<ReadMode> MODE =
      Setting.of(
          "mode",
          "PERMISSIVE",
          "damage: PERMISSIVE (read what decodes, report the rest), DROPMALFORMED or FAILFAST",
          ReadMode::parse);
  static final Setting<String> BAD_FILES_PATH =
      Setting.unset(
          "badFilesPath",
          "folder to write a row to for each file, or part of one, that cannot be decoded",
          Function.identity());
  static final Setting<Boolean> RECURSIVE_FILE_LOOKUP =
      Setting.of(
          "recursiveFileLookup",
          "false",
          "also read the files in folders of folders",
          SettingText::flag);
  static final Setting<String> PATH_GLOB_FILTER =
      Setting.unset(
          "pathGlobFilter", "read only files whose name fits, such as *.mp4", SettingText::glob);
  static final Setting<String> MODIFIED_AFTER =
      Setting.unset(
          "modifiedAfter",
          "read only files last modified after this time, such as 2026-06-01T13:00:00",
          SettingText::moment);
  static final Setting<String> MODIFIED_BEFORE =
      Setting.unset(
          "modifiedBefore", "read only files last modified before this time", SettingText::moment);
  static final Setting<Integer> THREADS =
      Setting.of(
          "threads",
          "1",
          "threads that a task decodes with; more than 1 pays only where cores outnumber tasks",
          text -> SettingText.atLeast(1, text));
  static final Setting<Boolean> COUNT_FROM_INDEX =
      Setting.of(
          "countFromIndex",
          "true",
          "answer counts, min and max from indexes, decoding nothing; damaged frames count then",
          SettingText::flag);
  static final Setting<Long> MAX_PIXELS =
      Setting.of(
          "maxPixels",
          "67108864",
          "refuse files whose header announces larger pictures, width times height",
          SettingText::positive);
  static final Setting<Integer> MAX_STREAMS =
      Setting.of(
          "maxStreams",
          "64",
          "refuse files whose header announces more streams",
          text -> SettingText.atLeast(1, text));
  static final Setting<Long> MAX_FRAMES =
      Setting.of(
          "maxFrames",
          "50000000",
          "refuse files whose index announces more frames",
          SettingText::positive);
  static final Setting<Integer> MAX_FILES_PER_TRIGGER =
      Setting.unset(
          "maxFilesPerTrigger",
          "new files that a streaming query takes into one batch at most; unset: all",
          text -> SettingText.atLeast(1, text));
  static final Setting<Double> MERGE_GAP =
      Setting.of(
          "mergeGap",
          "0",
          "events: runs of positive frames less than this many seconds apart become one",
          SettingText::seconds);
  static final Setting<Double> MIN_DURATION =
      Setting.of(
          "minDuration",
          "0",
          "events: those of less than this many seconds are dropped, judged after merging",
          SettingText::seconds);
  static final Setting<Double> PADDING =
      Setting.of(
          "padding",
          "0",
          "events: seconds before and after that are reported as well, as far as there are frames",
          SettingText::seconds);

  static final Setting<DeviceChoice> DEVICE =
      Setting.of(
          "device",
          "auto",
          "what detectors and models compute on: auto (the task's GPU, if it has one), cpu or gpu",
          DeviceChoice::parse);
  static final Setting<Double> GPUS_PER_TASK =
      Setting.unset(
          "gpusPerTask",
          "GPUs, such as 0.25, for each task of training and cascades alone; unset: Spark's settings",
          SettingText::gpus);
  static final Setting<String> GPU_DISCOVERY_SCRIPT =
      Setting.unset(
          "gpuDiscoveryScript",
          "gpusPerTask with dynamic allocation: script on the executors that prints their GPUs",
          Function.identity());

  private static final List<Setting<?>> ALL =
      List.of(
          LABEL,
          REGION,
          REGIONS,
          AT_LEAST,
          FALSE_POSITIVE_RATE,
          FALSE_NEGATIVE_RATE,
          GUARANTEE,
          WINDOW_FRAMES,
          REFERENCE,
          REFERENCE_NAMES,
          REFERENCE_CONFIDENCE,
          STORE,
          CAMERA,
          LEDGER,
          PLAN,
          MODELS,
          TRAINING_BUDGET,
          PARTS,
          DECODING,
          LABEL_FRACTION,
          MINIMUM_LABELLED,
          MAXIMUM_LABELLED,
          DRIFT,
          ON_DRIFT,
          SEGMENT_FRAMES,
          PARTITIONS,
          SEED,
          STEP,
          RESIZE,
          ROTATION,
          MODE,
          BAD_FILES_PATH,
          RECURSIVE_FILE_LOOKUP,
          PATH_GLOB_FILTER,
          MODIFIED_AFTER,
          MODIFIED_BEFORE,
          THREADS,
          COUNT_FROM_INDEX,
          MAX_PIXELS,
          MAX_STREAMS,
          MAX_FRAMES,
          MAX_FILES_PER_TRIGGER,
          MERGE_GAP,
          MIN_DURATION,
          PADDING,
          DEVICE,
          GPUS_PER_TASK,
          GPU_DISCOVERY_SCRIPT);

  /** Those in which queries that one read answers together may differ. */
  static final Set<Setting<?>> OF_QUERIES =
      Set.of(
          LABEL,
          REGION,
          REGIONS,
          AT_LEAST,
          FALSE_POSITIVE_RATE,
          FALSE_NEGATIVE_RATE,
          GUARANTEE,
          WINDOW_FRAMES,
          REFERENCE,
          REFERENCE_NAMES,
          REFERENCE_CONFIDENCE,
          STORE,
          PLAN,
          MODELS,
          TRAINING_BUDGET,
          PARTS,
          DECODING,
          LABEL_FRACTION,
          MINIMUM_LABELLED,
          MAXIMUM_LABELLED,
          DRIFT,
          ON_DRIFT,
          SEED);

  private Settings() {}

  /** Every setting, in the order of the documentation. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /** The setting whose name is most like this one. */
  static Setting<?> nearest(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return Collections.min(
        ALL,
        Comparator.comparingInt(
            setting -> EditDistance.between(wanted, setting.name().toLowerCase(Locale.ROOT))));
  }
}
