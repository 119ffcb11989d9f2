package io.noscope.spark.sql;

import io.noscope.spark.conf.ContainsCall;
import io.noscope.spark.conf.NoScopeConf;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.immutable.Seq;

/**
 * What a table function is asked.
 *
 * @param path file, folder or pattern of the videos
 * @param label class to look for; empty for all
 * @param settings of the read, besides those of the session
 */
record ArchiveQuestion(String path, String label, Map<String, String> settings) {
  ArchiveQuestion {
    settings = Map.copyOf(settings);
  }

  /** Reads the arguments of a call: path, label and maybe settings. */
  static ArchiveQuestion of(FunctionHelp help, Seq<Expression> arguments) {
    help.requireCount(arguments);
    return new ArchiveQuestion(
        text(help, arguments.apply(0)), text(help, arguments.apply(1)), last(help, arguments, 2));
  }

  /** Reads the arguments of a call that is about no class: path and maybe settings. */
  static ArchiveQuestion unlabelled(FunctionHelp help, Seq<Expression> arguments) {
    help.requireCount(arguments);
    return new ArchiveQuestion(text(help, arguments.apply(0)), "", last(help, arguments, 1));
  }

  private static Map<String, String> last(
      FunctionHelp help, Seq<Expression> arguments, int position) {
    return ContainsCall.settings(
        arguments.size() > position ? text(help, arguments.apply(position)) : "");
  }

  /** All settings that hold for it. */
  NoScopeConf conf() {
    return NoScopeConf.resolve(settings, SQLConf.get(), List.of());
  }

  private static String text(FunctionHelp help, Expression argument) {
    if (argument.foldable() && argument.eval(null) instanceof UTF8String text) {
      return text.toString();
    }
    throw new IllegalArgumentException(
        "%s takes constants of text, not %s".formatted(help, argument.sql()));
  }
}
