package io.noscope.spark.frames;

import io.noscope.label.Query;
import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.util.SerializableConfiguration;

/**
 * {@code noscope_contains(image, label [, settings])}: whether the class is in the frame. Of a
 * video's frames the scan answers it, of other frames a {@link CascadeStage}; where neither can, it
 * asks the reference detector row by row.
 *
 * @param conf settings for running row by row: of the video read that the frames come from, else of
 *     the session
 * @param hadoop to open the reference detector with
 * @param arguments 2, or 3 with settings such as {@code 'region=0,0,100,100; camera=hall'}
 * @param note what EXPLAIN shows besides the name
 */
public record ContainsFunction(
    NoScopeConf conf, SerializableConfiguration hadoop, int arguments, String note)
    implements ScalarFunction<Boolean> {
  /** As SQL makes one. */
  public ContainsFunction(NoScopeConf conf, SerializableConfiguration hadoop, int arguments) {
    this(conf, hadoop, arguments, "");
  }

  /** The same function for a video with these settings. */
  public ContainsFunction with(NoScopeConf settings) {
    return new ContainsFunction(settings, hadoop, arguments, note);
  }

  /** The same function with a word on why it asks row by row. */
  ContainsFunction because(String reason) {
    return new ContainsFunction(
        conf, hadoop, arguments, " (the reference, row by row: " + reason + ")");
  }

  @Override
  public DataType[] inputTypes() {
    return question().inputTypes();
  }

  @Override
  public DataType resultType() {
    return DataTypes.BooleanType;
  }

  @Override
  public String name() {
    return ContainsCall.NAME;
  }

  @Override
  public String canonicalName() {
    return ContainsCall.CANONICAL_NAME;
  }

  /** What EXPLAIN shows. */
  @Override
  public String toString() {
    return ContainsCall.NAME + note;
  }

  @Override
  public Boolean produceResult(InternalRow input) {
    return question().ask(input, Query::isPresentIn);
  }

  private RowQuestion question() {
    return new RowQuestion(conf, hadoop, arguments);
  }
}
