package io.noscope.spark.ml;

import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Trains the cascades that a query needs, one for each camera, or finds them in the store.
 *
 * <pre>{@code
 * Dataset<Row> frames = spark.read().format("video").load("hdfs:///lobby/");
 * NoScopeModel model = new NoScopeEstimator().setLabel("person").fit(frames);
 * Dataset<Row> labelled = model.transform(frames);
 * }</pre>
 *
 * <p>What is not set as a parameter is as the read has it; settings of training, such as {@code
 * labelFraction}, are options of the read.
 */
public final class NoScopeEstimator extends Estimator<NoScopeModel>
    implements NoScopeParams, DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final QueryParams query;

  public NoScopeEstimator() {
    this(Identifiable.randomUID("noscope"));
  }

  /**
   * An estimator of this name.
   *
   * @param uid unique among the stages of a pipeline
   */
  public NoScopeEstimator(String uid) {
    this.uid = uid;
    this.query = QueryParams.of(this);
    setDefault(outputCol(), "present");
  }

  /** Reads what {@code save} has written. */
  public static MLReader<NoScopeEstimator> read() {
    return new DefaultParamsReader<>();
  }

  /** Reads what {@code save} has written there. */
  public static NoScopeEstimator load(String path) {
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

  public NoScopeEstimator setLabel(String value) {
    set(label(), value);
    return this;
  }

  public NoScopeEstimator setRegion(String value) {
    set(region(), value);
    return this;
  }

  /** Sets {@link #regions}. */
  public NoScopeEstimator setRegions(String value) {
    set(regions(), value);
    return this;
  }

  /** How many objects of the class a frame has to show; 1 unless set. */
  public NoScopeEstimator setAtLeast(int value) {
    set(atLeast(), value);
    return this;
  }

  public NoScopeEstimator setFalsePositiveRate(double value) {
    set(falsePositiveRate(), value);
    return this;
  }

  public NoScopeEstimator setFalseNegativeRate(double value) {
    set(falseNegativeRate(), value);
    return this;
  }

  /** What keeps to the rates: {@code estimate} or {@code bound}. */
  public NoScopeEstimator setGuarantee(String value) {
    set(guarantee(), value);
    return this;
  }

  /** Sets the frames of the windows that errors are counted in; 0 for those of one second. */
  public NoScopeEstimator setWindowFrames(int value) {
    set(windowFrames(), value);
    return this;
  }

  public NoScopeEstimator setReference(String value) {
    set(reference(), value);
    return this;
  }

  /** Sets {@link #referenceNames}. */
  public NoScopeEstimator setReferenceNames(String value) {
    set(referenceNames(), value);
    return this;
  }

  public NoScopeEstimator setReferenceConfidence(double value) {
    set(referenceConfidence(), value);
    return this;
  }

  public NoScopeEstimator setStore(String value) {
    set(store(), value);
    return this;
  }

  public NoScopeEstimator setOutputCol(String value) {
    set(outputCol(), value);
    return this;
  }

  /**
   * Trains, or finds, the cascades of the cameras that the frames come from.
   *
   * @param frames a video read as {@code spark.read().format("video").load(...)} gives it
   * @return with all the settings that held, whether they were parameters or the read's
   * @throws IllegalArgumentException for other rows, a bad setting, no class, or one that the
   *     reference detector does not know
   */
  @Override
  public NoScopeModel fit(Dataset<?> frames) {
    transformSchema(frames.schema());
    VideoRead read = VideoRead.of(frames, this);
    read.train();
    NoScopeModel model = copyValues(new NoScopeModel(uid), ParamMap.empty());
    return model.keep(read.conf()).setParent(this);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return withOutput(schema);
  }

  @Override
  public NoScopeEstimator copy(ParamMap extra) {
    return defaultCopy(extra);
  }
}
