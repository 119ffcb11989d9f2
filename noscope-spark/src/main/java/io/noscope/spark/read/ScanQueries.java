package io.noscope.spark.read;

import io.noscope.cascade.Cascade;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.Plan;
import io.noscope.spark.task.TaskQuery;
import io.noscope.store.LabelRules;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.expressions.NamedReference;

/**
 * The queries that a scan answers, each by a cascade of its own, from one decoding of the video.
 *
 * @param settings of each query, its class among them; no two are equal
 */
public record ScanQueries(List<NoScopeConf> settings) implements Serializable {
  /** No query. */
  static final ScanQueries NONE = new ScanQueries(List.of());

  public ScanQueries {
    settings = List.copyOf(settings);
  }

  /** The query that the settings of a read ask for, if they do. */
  static ScanQueries of(NoScopeConf read) {
    return read.label().isPresent() ? new ScanQueries(List.of(read)) : NONE;
  }

  boolean isEmpty() {
    return settings.isEmpty();
  }

  int size() {
    return settings.size();
  }

  /**
   * Whether a query is about upright pictures, as cascades are, and about the same segments of the
   * same frames as those that are here.
   */
  boolean canTake(NoScopeConf query) {
    return query.decode().upright() && settings.stream().allMatch(query::readsLike);
  }

  /** The table as the queries read it: their calls may have settings of the read. */
  VideoTable read(VideoTable table) {
    return isEmpty() ? table : table.with(settings.get(0));
  }

  /** These queries and one more, unless it is among them. */
  ScanQueries and(NoScopeConf query) {
    return settings.contains(query)
        ? this
        : new ScanQueries(Stream.concat(settings.stream(), Stream.of(query)).toList());
  }

  /** The place of one of these queries. */
  int number(NoScopeConf query) {
    return settings.indexOf(query);
  }

  /** What stands for a query in a predicate. */
  QueryReference reference(int number) {
    return new QueryReference(number, text(number));
  }

  /** The query whose answers a column of the scan has, going by its name. */
  OptionalInt column(NamedReference column) {
    return column.fieldNames().length == 1 ? named(column.fieldNames()[0]) : OptionalInt.empty();
  }

  /** The query that is called so. */
  OptionalInt named(String text) {
    return IntStream.range(0, size()).filter(i -> text(i).equals(text)).findFirst();
  }

  /** A query for people, and what the column of its answers is called. */
  String text(int number) {
    String text = "contains " + wanted(number);
    long same = IntStream.range(0, number).filter(i -> wanted(i).equals(wanted(number))).count();
    return same == 0 ? text : text + " (" + (same + 1) + ")";
  }

  private String wanted(int number) {
    return settings.get(number).query().orElseThrow().wanted();
  }

  /**
   * The cascades of each camera that has one for every query, in the order of the queries.
   *
   * @param find for the settings of a query, its cascades by camera
   */
  Map<String, List<Cascade>> cascades(Function<NoScopeConf, Map<String, Cascade>> find) {
    Map<String, List<Cascade>> byCamera = new TreeMap<>();
    for (NoScopeConf query : settings) {
      find.apply(query)
          .forEach((camera, c) -> byCamera.computeIfAbsent(camera, n -> new ArrayList<>()).add(c));
    }
    byCamera.values().removeIf(cascades -> cascades.size() < settings.size());
    return byCamera;
  }

  /** What a task runs for these queries, given a camera's cascades in their order. */
  List<TaskQuery> tasks(List<Cascade> cascades) {
    return IntStream.range(0, size())
        .mapToObj(i -> task(settings.get(i), cascades.get(i)))
        .toList();
  }

  private static TaskQuery task(NoScopeConf conf, Cascade cascade) {
    return new TaskQuery(
        cascade,
        conf.reference(),
        conf.store(),
        conf.ledger()
            ? Optional.of(new LabelRules(cascade, conf.segmentFrames()))
            : Optional.empty());
  }

  /**
   * What EXPLAIN shows: each query and its cascades.
   *
   * @param find for the settings of a query, its cascades by camera, as far as they are there
   */
  String describe(Function<NoScopeConf, Map<String, String>> find) {
    return IntStream.range(0, size())
        .mapToObj(i -> ", %s, cascade: %s".formatted(text(i), plans(settings.get(i), find)))
        .collect(Collectors.joining());
  }

  private static String plans(NoScopeConf query, Function<NoScopeConf, Map<String, String>> find) {
    if (query.plan() == Plan.REFERENCE) {
      return "every frame -> reference";
    }
    Map<String, String> found = find.apply(query);
    return found.isEmpty()
        ? "to be trained at the first run"
        : found.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; "));
  }
}
