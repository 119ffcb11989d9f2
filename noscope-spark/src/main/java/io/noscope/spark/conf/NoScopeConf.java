package io.noscope.spark.conf;

import io.noscope.detect.DetectorSpec;
import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.label.Targets;
import io.noscope.optimize.PlanPart;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FrameChoice;
import io.noscope.video.Limits;
import io.noscope.video.Resize;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.internal.SQLConf;

/**
 * The settings of one read: reader options over the session's {@code spark.noscope.*} over the
 * defaults. Keys are compared without regard to case.
 */
public final class NoScopeConf implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final List<Setting<?>> LISTING =
      List.of(
          Settings.RECURSIVE_FILE_LOOKUP,
          Settings.PATH_GLOB_FILTER,
          Settings.MODIFIED_AFTER,
          Settings.MODIFIED_BEFORE);

  private final TreeMap<String, String> values;

  private NoScopeConf(Map<String, String> values) {
    this.values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.values.putAll(values);
  }

  /**
   * Resolves and checks every setting.
   *
   * @param options reader options; those of no setting of ours must be among {@code others}
   * @param session the session's configuration
   * @param others further options that the reader understands, lower case
   * @throws IllegalArgumentException for an unknown option, naming the nearest, or a bad value
   */
  public static NoScopeConf resolve(
      Map<String, String> options, SQLConf session, Iterable<String> others) {
    TreeMap<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Setting<?> setting : Settings.all()) {
      setting.fallback().ifPresent(text -> values.put(setting.name(), text));
      String inSession = session.getConfString(setting.sessionKey(), null);
      if (inSession != null && !inSession.isBlank()) {
        values.put(setting.name(), inSession);
      }
    }
    SessionKeys.warnOfUnknown(session);
    NoScopeConf conf = new NoScopeConf(values);
    options.forEach((key, text) -> conf.put(key, text, others));
    Settings.all().forEach(conf::get);
    conf.label().ifPresent(conf::requireUpright);
    return conf;
  }

  /** These settings with some replaced, as options would. */
  public NoScopeConf with(Map<String, String> options) {
    NoScopeConf changed = new NoScopeConf(values);
    options.forEach((key, text) -> changed.put(key, text, List.of()));
    Settings.all().forEach(changed::get);
    return changed;
  }

  private void requireUpright(String label) {
    if (!decode().upright()) {
      throw new IllegalArgumentException(
          "'%s' is looked for in upright pictures, and rotation=report leaves them as they are"
                  .formatted(label)
              + " coded: drop the label, or the rotation");
    }
  }

  /**
   * The settings of a query by {@code noscope_contains}, its class among them.
   *
   * @param settings of the call, as {@link ContainsCall#settings} reads them
   */
  public NoScopeConf asking(String label, String settings) {
    return with(ContainsCall.settings(settings)).with(Map.of(Settings.LABEL.name(), label));
  }

  /** Whether the same frames, in the same segments, are read by these settings and by others. */
  public boolean readsLike(NoScopeConf other) {
    return Settings.all().stream()
        .filter(setting -> !Settings.OF_QUERIES.contains(setting))
        .allMatch(setting -> get(setting).equals(other.get(setting)));
  }

  /** These settings as options. */
  public Map<String, String> toMap() {
    return Map.copyOf(values);
  }

  private void put(String key, String text, Iterable<String> others) {
    boolean known = Settings.all().stream().anyMatch(s -> s.name().equalsIgnoreCase(key));
    if (known) {
      values.put(key, text);
      return;
    }
    for (String other : others) {
      if (other.equalsIgnoreCase(key)) {
        return;
      }
    }
    throw new IllegalArgumentException(
        "the video source has no option '%s'; the nearest is '%s'"
            .formatted(key, Settings.nearest(key).name()));
  }

  private <T> Optional<T> get(Setting<T> setting) {
    return Optional.ofNullable(values.get(setting.name())).map(setting::value);
  }

  private <T> T required(Setting<T> setting) {
    return get(setting).orElseThrow();
  }

  public Optional<String> camera() {
    return get(Settings.CAMERA);
  }

  /** The class to look for, where one is set. */
  public Optional<String> label() {
    return get(Settings.LABEL);
  }

  /** {@link #query(String)}, where a class to look for is set. */
  public Optional<Query> query() {
    return get(Settings.LABEL).map(this::query);
  }

  /**
   * The query for this class, all else as set. Where the region is a name, it is left open here, as
   * each camera has its own.
   */
  public Query query(String label) {
    Targets targets =
        new Targets(
            required(Settings.FALSE_POSITIVE_RATE),
            required(Settings.FALSE_NEGATIVE_RATE),
            required(Settings.GUARANTEE),
            required(Settings.WINDOW_FRAMES));
    return new Query(
        label,
        region(),
        required(Settings.AT_LEAST),
        required(Settings.REFERENCE_CONFIDENCE),
        targets);
  }

  private Optional<Region> region() {
    return get(Settings.REGION).flatMap(RegionChoice::drawn);
  }

  /** The region, where it is a name in {@link #regions}. */
  public Optional<String> regionName() {
    return get(Settings.REGION).flatMap(RegionChoice::named);
  }

  /** The file of regions and masks of cameras. */
  public Optional<String> regions() {
    return get(Settings.REGIONS);
  }

  /** What is wrong with a region of a name where no file of regions is set. */
  public static String noFileFor(String name) {
    return "'%s' is no left,top,right,bottom such as 384,240,512,432 and no points; if it is a name,"
            .formatted(name)
        + " set regions to the file that has it (docs/regions.md)";
  }

  /** The reference detector, with the names of its classes where these are set. */
  public DetectorSpec reference() {
    DetectorSpec detector = DetectorSpec.of(get(Settings.REFERENCE));
    return get(Settings.REFERENCE_NAMES).map(detector::named).orElse(detector);
  }

  public String store() {
    return required(Settings.STORE);
  }

  /** Whether labels are remembered from one run to the next. */
  public boolean ledger() {
    return required(Settings.LEDGER);
  }

  public Plan plan() {
    return required(Settings.PLAN);
  }

  public Models models() {
    return required(Settings.MODELS);
  }

  /** Seconds that models may be trained for, where there is a limit. */
  public Optional<Double> trainingBudget() {
    return get(Settings.TRAINING_BUDGET);
  }

  /** What plans may have before the reference detector. */
  public Set<PlanPart> parts() {
    return required(Settings.PARTS);
  }

  /** Whether plans pay for decoding. */
  public Decoding decoding() {
    return required(Settings.DECODING);
  }

  public double labelFraction() {
    return required(Settings.LABEL_FRACTION);
  }

  public int minimumLabelled() {
    return required(Settings.MINIMUM_LABELLED);
  }

  public int maximumLabelled() {
    return required(Settings.MAXIMUM_LABELLED);
  }

  /** The share of windows of new files on which cascades are held against the reference. */
  public double drift() {
    return required(Settings.DRIFT);
  }

  /** What is done where a cascade does not keep to its rates any more. */
  public OnDrift onDrift() {
    return required(Settings.ON_DRIFT);
  }

  public int segmentFrames() {
    return required(Settings.SEGMENT_FRAMES);
  }

  public int partitions() {
    return required(Settings.PARTITIONS);
  }

  public long seed() {
    return required(Settings.SEED);
  }

  /** Which frames a read is about, its filters aside: every {@code step}-th. */
  public FrameChoice choice() {
    return FrameChoice.ALL.every(required(Settings.STEP));
  }

  /** How frames are decoded; the size of images is that of the video. */
  public DecodeOptions decode() {
    boolean upright = required(Settings.ROTATION) == RotationMode.APPLY;
    return new DecodeOptions(Set.of(), upright, required(Settings.THREADS), limits());
  }

  /** The size that images are asked for at. */
  public Optional<Resize> resize() {
    return get(Settings.RESIZE);
  }

  public ReadMode mode() {
    return required(Settings.MODE);
  }

  public Optional<String> badFilesPath() {
    return get(Settings.BAD_FILES_PATH);
  }

  /** Options of Spark's own file sources that say which files of a folder are read. */
  public Map<String, String> listing() {
    return LISTING.stream()
        .filter(setting -> values.containsKey(setting.name()))
        .collect(Collectors.toMap(Setting::name, setting -> values.get(setting.name()).strip()));
  }

  /** Whether counts may be taken from indexes, which count frames that do not decode as well. */
  public boolean countFromIndex() {
    return required(Settings.COUNT_FROM_INDEX);
  }

  private Limits limits() {
    return new Limits(
        required(Settings.MAX_PIXELS),
        required(Settings.MAX_STREAMS),
        required(Settings.MAX_FRAMES));
  }

  /** How files are probed. */
  public ProbeSettings probing() {
    return new ProbeSettings(store(), limits());
  }

  /** Most new files in one batch of a streaming query. */
  public Optional<Integer> maxFilesPerTrigger() {
    return get(Settings.MAX_FILES_PER_TRIGGER);
  }

  /** Seconds between two runs of positive frames from which on they are two events. */
  public double mergeGap() {
    return required(Settings.MERGE_GAP);
  }

  /** Seconds that an event lasts at least. */
  public double minDuration() {
    return required(Settings.MIN_DURATION);
  }

  /** Seconds around an event that are reported as well. */
  public double padding() {
    return required(Settings.PADDING);
  }

  /** What tasks compute on. */
  public DeviceChoice device() {
    return required(Settings.DEVICE);
  }

  /**
   * GPUs, or the share of one, that a task of training or of a cascade asks of Spark for itself.
   */
  public Optional<Double> gpusPerTask() {
    return get(Settings.GPUS_PER_TASK);
  }

  /** Script that tells an executor's GPUs, for executors that are started for such tasks. */
  public Optional<String> gpuDiscoveryScript() {
    return get(Settings.GPU_DISCOVERY_SCRIPT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoScopeConf conf && values.equals(conf.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
