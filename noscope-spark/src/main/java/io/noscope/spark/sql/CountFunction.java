package io.noscope.spark.sql;

import io.noscope.label.Query;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.frames.ContainsFunction;
import io.noscope.spark.frames.RowQuestion;
import io.noscope.spark.read.DetectionCalls;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.SerializableConfiguration;

/**
 * {@code noscope_count(image, label [, settings])}: how many objects of the class, in the region
 * and from the confidence on, the reference detector finds in the frame. Conditions such as {@code
 * noscope_count(image, 'car') >= 3} need no count: see {@link CountConditions}.
 *
 * @param conf settings of the video read that the frames come from, else of the session
 * @param hadoop to open the reference detector with
 * @param arguments 2, or 3 with settings such as {@code 'region=0,0,100,100'}
 */
public record CountFunction(NoScopeConf conf, SerializableConfiguration hadoop, int arguments)
    implements ScalarFunction<Integer> {
  /** The name in SQL. */
  public static final String NAME = "noscope_count";

  /** The same function for a video with these settings. */
  CountFunction with(NoScopeConf settings) {
    return new CountFunction(settings, hadoop, arguments);
  }

  /** What asks whether there are objects at all, or so many, by its settings. */
  ContainsFunction contains() {
    return new ContainsFunction(conf, hadoop, 3);
  }

  @Override
  public DataType[] inputTypes() {
    return question().inputTypes();
  }

  @Override
  public DataType resultType() {
    return DataTypes.IntegerType;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String canonicalName() {
    return DetectionCalls.COUNT;
  }

  /** What EXPLAIN shows. */
  @Override
  public String toString() {
    return NAME;
  }

  @Override
  public Integer produceResult(InternalRow input) {
    return question().ask(input, Query::countIn);
  }

  private RowQuestion question() {
    return new RowQuestion(conf, hadoop, arguments);
  }
}
