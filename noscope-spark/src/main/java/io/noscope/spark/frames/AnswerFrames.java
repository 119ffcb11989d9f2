package io.noscope.spark.frames;

import io.noscope.spark.catalyst.Seqs;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.task.CameraTasks;
import io.noscope.spark.task.TaskQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.util.SerializableConfiguration;
import scala.collection.immutable.Seq;

/**
 * What a task does with its rows.
 *
 * @param keys bound to the rows
 * @param image bound to the rows
 * @param output columns of the rows that it gives
 * @param queries the settings of each
 * @param plans of each query
 * @param metrics what Spark's UI shows
 * @param hadoop the driver's Hadoop configuration
 */
record AnswerFrames(
    FrameKeys keys,
    Expression image,
    Seq<Attribute> output,
    List<NoScopeConf> queries,
    Broadcast<List<StoredPlans>> plans,
    StageMetrics metrics,
    Broadcast<SerializableConfiguration> hadoop)
    implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    NoScopeConf conf = queries.get(0);
    FrameAnswers answers =
        new FrameAnswers(
            new FrameRows(rows, keys, image),
            new CameraTasks(this::tasks, conf.device(), hadoop.value().value()),
            queries.size(),
            conf.segmentFrames());
    TaskContext.get().addTaskCompletionListener((TaskContext done) -> finish(answers));
    UnsafeProjection unsafe = UnsafeProjection.create(Seqs.of(Seqs.list(output)), output);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        TaskContext.get().killTaskIfInterrupted();
        return answers.hasNext();
      }

      @Override
      public InternalRow next() {
        return unsafe.apply(answers.next());
      }
    };
  }

  private List<TaskQuery> tasks(String camera) {
    List<TaskQuery> tasks = new ArrayList<>(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      NoScopeConf query = queries.get(i);
      tasks.add(
          new TaskQuery(
              plans.value().get(i).of(camera), query.reference(), query.store(), Optional.empty()));
    }
    return tasks;
  }

  private void finish(FrameAnswers answers) {
    metrics.add(answers.counts(), answers.loads());
    try {
      answers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
