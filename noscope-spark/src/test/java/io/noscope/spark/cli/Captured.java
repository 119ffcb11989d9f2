package io.noscope.spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.noscope.spark.conf.NoScopeConf;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.internal.SQLConf;

/**
 * What a command did, run in this process.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Captured(int code, String out, String err) {
  static {
    // Spark's classes say a few things when they load; that is not what is to be captured.
    NoScopeConf.resolve(Map.of(), new SQLConf(), List.of());
  }

  static Captured noscope(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    System.setOut(new PrintStream(results, true, UTF_8));
    System.setErr(new PrintStream(messages, true, UTF_8));
    try {
      int code = NoScopeCli.run(arguments);
      return new Captured(code, results.toString(UTF_8), messages.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Lines of standard error but for progress, which slow machines show more of. */
  List<String> complaints() {
    return err.lines().filter(line -> !line.matches(".*: [0-9]+% in .* s.*")).toList();
  }
}
