package io.noscope.spark.read;

import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Results of an aggregate so far, by group. Without groups there is one row even of no frames: a
 * count of nothing is 0.
 */
final class IndexTotals {
  private final IndexAggregate aggregate;
  private final Map<List<Object>, List<Object>> results = new LinkedHashMap<>();

  IndexTotals(IndexAggregate aggregate) {
    this.aggregate = aggregate;
    if (aggregate.groups().isEmpty()) {
      results.put(
          List.of(),
          new ArrayList<>(aggregate.functions().stream().map(IndexFunction::overNothing).toList()));
    }
  }

  /** Takes in frames of a video. */
  void add(VideoInfo video, UTF8String camera, IndexedFrames frames) {
    List<Object> group =
        aggregate.groups().stream()
            .map(column -> column.value(video, camera, frames.first()))
            .toList();
    List<Object> more = new ArrayList<>();
    aggregate.functions().forEach(f -> more.add(f.over(video, camera, frames)));
    results.merge(group, more, this::merge);
  }

  /** Takes in a number of frames, which is all that is asked for but the file and its camera. */
  void add(UTF8String path, UTF8String camera, long frames) {
    List<Object> group =
        aggregate.groups().stream()
            .map(column -> (Object) (column == VideoColumn.PATH ? path : camera))
            .toList();
    List<Object> more = new ArrayList<>();
    aggregate.functions().forEach(f -> more.add(frames));
    results.merge(group, more, this::merge);
  }

  private List<Object> merge(List<Object> a, List<Object> b) {
    List<Object> merged = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      merged.add(aggregate.functions().get(i).merge(a.get(i), b.get(i)));
    }
    return merged;
  }

  /** A row for each group: its columns, then the results. */
  Iterator<InternalRow> rows() {
    return results.entrySet().stream()
        .map(entry -> Stream.concat(entry.getKey().stream(), entry.getValue().stream()))
        .map(values -> (InternalRow) new GenericInternalRow(values.toArray()))
        .iterator();
  }
}
