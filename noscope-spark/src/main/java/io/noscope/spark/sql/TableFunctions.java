package io.noscope.spark.sql;

import io.noscope.spark.EventOptions;
import io.noscope.spark.NoScope;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.detections.DetectionTable;
import io.noscope.spark.files.VideoListing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;

/**
 * What SQL can select from: {@code noscope_events(path, label)}, {@code noscope_explain(path,
 * label)} and {@code noscope_detections(path)}. What a read may be told besides is the session's,
 * or a last argument's, such as {@code 'region=0,0,100,100; camera=hall'}.
 */
public final class TableFunctions {
  private static final String ARGUMENTS = "path, label [, settings]";
  private static final FunctionHelp EVENTS =
      new FunctionHelp(
          "noscope_events", ARGUMENTS, 2, 3, "when the class is there: a row for each event");
  private static final FunctionHelp EXPLAIN =
      new FunctionHelp(
          "noscope_explain", ARGUMENTS, 2, 3, "the cascade of each camera, and why it was chosen");

  private static final FunctionHelp DETECTIONS =
      new FunctionHelp(
          "noscope_detections",
          "path [, settings]",
          1,
          2,
          "what noscope detect found in these videos: a row for each object of any class");

  private TableFunctions() {}

  /** A name, its help and what builds the table. */
  public static List<
          Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, LogicalPlan>>>
      all() {
    return List.of(
        function(EVENTS, call -> events(ArchiveQuestion.of(EVENTS, call))),
        function(EXPLAIN, call -> Explanations.of(ArchiveQuestion.of(EXPLAIN, call))),
        function(DETECTIONS, call -> detections(ArchiveQuestion.unlabelled(DETECTIONS, call))));
  }

  /** Adds the functions to a running session that does not have them. */
  public static void register(SparkSession spark) {
    TableFunctionRegistry registry =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().tableFunctionRegistry();
    all().stream()
        .filter(f -> !registry.functionExists(f._1()))
        .forEach(f -> registry.registerFunction(f._1(), f._2(), f._3()));
  }

  private static Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, LogicalPlan>>
      function(FunctionHelp help, Function<Seq<Expression>, Dataset<Row>> table) {
    return new Tuple3<>(
        new FunctionIdentifier(help.name()),
        help.info(),
        arguments -> {
          Dataset<Row> rows = table.apply(arguments);
          return ((org.apache.spark.sql.classic.Dataset<Row>) rows).logicalPlan();
        });
  }

  private static Dataset<Row> detections(ArchiveQuestion question) {
    SparkSession spark = SparkSession.active();
    NoScopeConf conf = question.conf();
    VideoListing listing = new VideoListing(List.of(question.path()), conf.listing());
    try {
      return DetectionTable.read(spark, listing.videos(spark), conf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dataset<Row> events(ArchiveQuestion question) {
    return NoScope.events(
        SparkSession.active()
            .read()
            .format("video")
            .options(question.settings())
            .option("label", question.label())
            .load(question.path()),
        EventOptions.of(question.conf()));
  }
}
