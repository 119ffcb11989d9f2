package io.noscope.spark.ml;

import io.noscope.spark.conf.NoScopeConf;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Labels every frame with the cascades that a {@link NoScopeEstimator} has trained.
 *
 * <p>A model, saved or not, is settings: the cascades lie in the store that they name, by camera.
 * Where the store is moved, {@link #setStore} follows it.
 */
public final class NoScopeModel extends Model<NoScopeModel>
    implements NoScopeParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final QueryParams query;

  /** A model of this name without settings; an estimator, or what was saved, has them. */
  public NoScopeModel(String uid) {
    this.uid = uid;
    this.query = QueryParams.of(this);
    setDefault(outputCol(), "present");
  }

  /** Reads what {@code save} has written. */
  public static MLReader<NoScopeModel> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@code save} has written there. */
  public static NoScopeModel load(String path) {
    return read().load(path);
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public QueryParams query() {
    return query;
  }

  public NoScopeModel setStore(String value) {
    set(store(), value);
    return this;
  }

  public NoScopeModel setOutputCol(String value) {
    set(outputCol(), value);
    return this;
  }

  /** Takes over what these settings say of the query. */
  NoScopeModel keep(NoScopeConf conf) {
    Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.putAll(conf.toMap());
    for (Param<?> param : query.settings()) {
      String value = values.get(param.name());
      if (value != null) {
        set(param.name(), QueryParams.value(param, value));
      }
    }
    return this;
  }

  /**
   * The rows of all frames with one column more.
   *
   * @param frames a video read as {@code spark.read().format("video").load(...)} gives it
   * @throws IllegalArgumentException for other rows, a column of that name, a read that asks
   *     something else, or where the store has no cascade for one of their cameras
   */
  @Override
  public Dataset<Row> transform(Dataset<?> frames) {
    transformSchema(frames.schema());
    VideoRead read = VideoRead.of(frames, this);
    requireNoMore(read);
    return read.labels()
        .drop("stage", "score")
        .withColumnRenamed("present", getOrDefault(outputCol()));
  }

  /** What the fit went without, such as a region, would make another query of the read's. */
  private void requireNoMore(VideoRead read) {
    for (Param<?> param : query.settings()) {
      if (!isSet(param) && read.options().containsKey(param.name())) {
        throw new IllegalArgumentException(
            "the read has %s=%s, which the model was fitted without: leave it out, or fit anew"
                .formatted(param.name(), read.options().get(param.name())));
      }
    }
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return withOutput(schema);
  }

  @Override
  public NoScopeModel copy(ParamMap extra) {
    return copyValues(new NoScopeModel(uid), extra).setParent(parent());
  }
}
