package io.noscope.spark.sql;

import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.frames.ContainsFunction;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.expressions.ApplyFunctionExpression;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import org.apache.spark.sql.connector.catalog.functions.ScalarFunction;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.util.SerializableConfiguration;
import scala.Function1;
import scala.Tuple3;
import scala.collection.immutable.Seq;

/** The functions that SQL gets, in the form that Spark's registries take. */
public final class NoScopeFunctions {
  private static final FunctionHelp CONTAINS =
      new FunctionHelp(
          ContainsCall.NAME,
          "image, label [, settings]",
          2,
          3,
          "whether the class is in the frame");
  private static final FunctionHelp DETECT =
      new FunctionHelp(
          DetectFunction.NAME, "image", 1, 1, "what the reference detector finds in the frame");

  private static final FunctionHelp COUNT =
      new FunctionHelp(
          CountFunction.NAME,
          "image, label [, settings]",
          2,
          3,
          "how many objects of the class the reference detector finds in the frame");

  private static SerializableConfiguration hadoop;

  private NoScopeFunctions() {}

  /** A name, its help and what builds the call. */
  public static List<
          Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, Expression>>>
      all() {
    return List.of(
        function(CONTAINS, NoScopeFunctions::contains),
        function(COUNT, NoScopeFunctions::count),
        function(DETECT, NoScopeFunctions::detect));
  }

  /** Adds the functions to a running session that does not have them. */
  public static void register(SparkSession spark) {
    FunctionRegistry registry =
        ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().functionRegistry();
    all().stream()
        .filter(f -> !registry.functionExists(f._1()))
        .forEach(f -> registry.registerFunction(f._1(), f._2(), f._3()));
  }

  private static Tuple3<FunctionIdentifier, ExpressionInfo, Function1<Seq<Expression>, Expression>>
      function(FunctionHelp help, Function1<Seq<Expression>, Expression> builder) {
    return new Tuple3<>(new FunctionIdentifier(help.name()), help.info(), builder);
  }

  private static Expression contains(Seq<Expression> arguments) {
    CONTAINS.requireCount(arguments);
    return call(new ContainsFunction(conf(), hadoop(), arguments.size()), arguments);
  }

  private static Expression count(Seq<Expression> arguments) {
    COUNT.requireCount(arguments);
    return call(new CountFunction(conf(), hadoop(), arguments.size()), arguments);
  }

  private static Expression detect(Seq<Expression> arguments) {
    DETECT.requireCount(arguments);
    return call(new DetectFunction(conf(), hadoop()), arguments);
  }

  private static Expression call(ScalarFunction<?> function, Seq<Expression> arguments) {
    return new ApplyFunctionExpression(function, arguments);
  }

  private static NoScopeConf conf() {
    return NoScopeConf.resolve(Map.of(), SQLConf.get(), List.of());
  }

  /** One for each context, so that two calls that say the same are equal and Spark can tell. */
  private static synchronized SerializableConfiguration hadoop() {
    Configuration current = SparkContext.getOrCreate().hadoopConfiguration();
    if (hadoop == null || hadoop.value() != current) {
      hadoop = new SerializableConfiguration(current);
    }
    return hadoop;
  }
}
