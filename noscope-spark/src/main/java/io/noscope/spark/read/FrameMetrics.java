package io.noscope.spark.read;

import io.noscope.cascade.StageCounts;
import io.noscope.label.Drift;
import io.noscope.spark.task.ReadCounts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomSumMetric;
import org.apache.spark.sql.connector.metric.CustomTaskMetric;

/**
 * What Spark's UI shows of a scan. Spark makes each metric by its class name, so each is a public
 * class with a public constructor.
 */
public final class FrameMetrics {
  private FrameMetrics() {}

  static CustomMetric[] all() {
    return Stream.concat(
            Stream.of(ofCounts()),
            Stream.of(
                new Planned(),
                new Decoded(),
                new BytesRead(),
                new ModelsLoaded(),
                new BadFiles(),
                new FramesLost(),
                new DriftChecked(),
                new DriftWrong()))
        .toArray(CustomMetric[]::new);
  }

  private static FrameMetric[] ofCounts() {
    return new FrameMetric[] {
      new Frames(),
      new Skipped(),
      new Unchanged(),
      new AbsentByModel(),
      new PresentByModel(),
      new ByReference(),
      new FromLedger(),
      new ReferenceCalls(),
      new DecodeMillis(),
      new DifferenceMillis(),
      new ModelMillis(),
      new ReferenceMillis()
    };
  }

  /**
   * What a task reports.
   *
   * <p>Of a scan with one query that is read to its end, the frames planned are those skipped,
   * unchanged, absent or present by the model, decided by the reference, from the ledger, and lost.
   *
   * @param loads detectors and models that had to be loaded
   * @param log problems with files
   */
  static CustomTaskMetric[] values(
      StageCounts counts, ReadCounts reads, long loads, BadFileLog log) {
    return Stream.concat(
            Stream.of(
                new Value(new Planned().name(), reads.planned()),
                new Value(new Decoded().name(), reads.decoded()),
                new Value(new BytesRead().name(), reads.bytesRead()),
                new Value(new ModelsLoaded().name(), loads),
                new Value(new BadFiles().name(), log.problems()),
                new Value(new FramesLost().name(), log.framesLost())),
            Arrays.stream(ofCounts()).map(metric -> new Value(metric.name(), metric.of(counts))))
        .toArray(CustomTaskMetric[]::new);
  }

  /** What the driver reports of the cascades of a scan. */
  static CustomTaskMetric[] drift(List<Drift> cameras) {
    return new CustomTaskMetric[] {
      new Value(new DriftChecked().name(), cameras.stream().mapToLong(Drift::windows).sum()),
      new Value(
          new DriftWrong().name(),
          cameras.stream()
              .map(Drift::found)
              .mapToLong(found -> found.falsePositives() + found.falseNegatives())
              .sum())
    };
  }

  /** Names and descriptions of what stages other than a scan report. */
  public static Map<String, String> stageDescriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (FrameMetric metric : ofCounts()) {
      descriptions.put(metric.name(), metric.description());
    }
    descriptions.put(new ModelsLoaded().name(), new ModelsLoaded().description());
    return descriptions;
  }

  /** What a task of such a stage reports, by name. */
  public static Map<String, Long> stageValues(StageCounts counts, long loads) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (FrameMetric metric : ofCounts()) {
      values.put(metric.name(), metric.of(counts));
    }
    values.put(new ModelsLoaded().name(), loads);
    return values;
  }

  /** What was read, in sums of metrics by description. */
  public static ReadCounts reads(Map<String, Long> sums) {
    return new ReadCounts(
        sums.getOrDefault(new Planned().description(), 0L),
        sums.getOrDefault(new Decoded().description(), 0L),
        sums.getOrDefault(new BytesRead().description(), 0L));
  }

  /** Frames that are known to be lost, in sums of metrics by description. */
  public static long lost(Map<String, Long> sums) {
    return sums.getOrDefault(new FramesLost().description(), 0L);
  }

  /** The counts in sums of metrics by description, as listeners see them. */
  public static StageCounts counts(Map<String, Long> sums) {
    return new StageCounts(
        sum(sums, new Frames()),
        sum(sums, new Skipped()),
        sum(sums, new Unchanged()),
        sum(sums, new AbsentByModel()),
        sum(sums, new PresentByModel()),
        sum(sums, new ByReference()),
        sum(sums, new FromLedger()),
        sum(sums, new ReferenceCalls()),
        TimeUnit.MILLISECONDS.toNanos(sum(sums, new DecodeMillis())),
        TimeUnit.MILLISECONDS.toNanos(sum(sums, new DifferenceMillis())),
        TimeUnit.MILLISECONDS.toNanos(sum(sums, new ModelMillis())),
        TimeUnit.MILLISECONDS.toNanos(sum(sums, new ReferenceMillis())));
  }

  private static long sum(Map<String, Long> sums, FrameMetric metric) {
    return sums.getOrDefault(metric.description(), 0L);
  }

  private record Value(String name, long value) implements CustomTaskMetric {}

  /** A sum over tasks of one of the counts. */
  private abstract static class FrameMetric extends CustomSumMetric {
    private final String name;
    private final String description;
    private final ToLongFunction<StageCounts> count;

    FrameMetric(String name, String description, ToLongFunction<StageCounts> count) {
      this.name = name;
      this.description = description;
      this.count = count;
    }

    long of(StageCounts counts) {
      return count.applyAsLong(counts);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String description() {
      return description;
    }
  }

  /** Frames that tasks took on: those of their segments. */
  public static final class Planned extends CustomSumMetric {
    @Override
    public String name() {
      return "planned";
    }

    @Override
    public String description() {
      return "frames planned";
    }
  }

  /** Bytes of video files. */
  public static final class BytesRead extends CustomSumMetric {
    @Override
    public String name() {
      return "bytesRead";
    }

    @Override
    public String description() {
      return "bytes of video read";
    }
  }

  /** Frames that came out of decoders: more than were read where some are passed over. */
  public static final class Decoded extends CustomSumMetric {
    @Override
    public String name() {
      return "decoded";
    }

    @Override
    public String description() {
      return "frames decoded";
    }
  }

  /** Frames read. */
  public static final class Frames extends FrameMetric {
    public Frames() {
      super("frames", "frames", StageCounts::frames);
    }
  }

  /** Frames that took the label of the last examined frame. */
  public static final class Skipped extends FrameMetric {
    public Skipped() {
      super("skipped", "frames skipped", StageCounts::skipped);
    }
  }

  /** Frames settled by the difference detector. */
  public static final class Unchanged extends FrameMetric {
    public Unchanged() {
      super("unchanged", "frames unchanged", StageCounts::unchanged);
    }
  }

  /** Frames that the specialised model called absent. */
  public static final class AbsentByModel extends FrameMetric {
    public AbsentByModel() {
      super("absentByModel", "frames absent by the model", StageCounts::absentByModel);
    }
  }

  /** Frames that the specialised model called present. */
  public static final class PresentByModel extends FrameMetric {
    public PresentByModel() {
      super("presentByModel", "frames present by the model", StageCounts::presentByModel);
    }
  }

  /** Frames settled by the reference detector. */
  public static final class ByReference extends FrameMetric {
    public ByReference() {
      super("byReference", "frames decided by the reference", StageCounts::byReference);
    }
  }

  /** Frames whose labels an earlier run had given. */
  public static final class FromLedger extends FrameMetric {
    public FromLedger() {
      super("fromLedger", "frames from the ledger", StageCounts::fromLedger);
    }
  }

  /** Frames that the reference detector was run on, not remembered. */
  public static final class ReferenceCalls extends FrameMetric {
    public ReferenceCalls() {
      super("referenceCalls", "frames the reference was run on", StageCounts::referenceCalls);
    }
  }

  /** Time in decoding. */
  public static final class DecodeMillis extends FrameMetric {
    public DecodeMillis() {
      super("decodeMillis", "ms decoding", c -> millis(c.decodeNanos()));
    }
  }

  /** Time in the difference detector. */
  public static final class DifferenceMillis extends FrameMetric {
    public DifferenceMillis() {
      super("differenceMillis", "ms in the difference detector", c -> millis(c.differenceNanos()));
    }
  }

  /** Time in the specialised model. */
  public static final class ModelMillis extends FrameMetric {
    public ModelMillis() {
      super("modelMillis", "ms in the model", c -> millis(c.modelNanos()));
    }
  }

  /** Time in the reference detector. */
  public static final class ReferenceMillis extends FrameMetric {
    public ReferenceMillis() {
      super("referenceMillis", "ms in the reference", c -> millis(c.referenceNanos()));
    }
  }

  /** Detectors and models loaded, not taken over from an earlier task of the same executor. */
  public static final class ModelsLoaded extends CustomSumMetric {
    @Override
    public String name() {
      return "modelsLoaded";
    }

    @Override
    public String description() {
      return "models loaded";
    }
  }

  /** Problems with files: rows for the table of bad files. */
  public static final class BadFiles extends CustomSumMetric {
    @Override
    public String name() {
      return "badFiles";
    }

    @Override
    public String description() {
      return "problems with files";
    }
  }

  /** Frames that are known to be lost. */
  public static final class FramesLost extends CustomSumMetric {
    @Override
    public String name() {
      return "framesLost";
    }

    @Override
    public String description() {
      return "frames lost";
    }
  }

  /** Random windows of files that a cascade was not trained on. */
  public static final class DriftChecked extends CustomSumMetric {
    @Override
    public String name() {
      return "driftChecked";
    }

    @Override
    public String description() {
      return "windows checked for drift";
    }
  }

  /** Those of them in which the cascade and the reference differ. */
  public static final class DriftWrong extends CustomSumMetric {
    @Override
    public String name() {
      return "driftWrong";
    }

    @Override
    public String description() {
      return "of these wrong by the reference";
    }
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
