package io.noscope.examples.notebook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** A Jupyter kernel that runs each cell as a statement of Spark SQL. */
final class SqlKernel extends BaseKernel {
  private static final LanguageInfo SQL =
      new LanguageInfo.Builder("sql")
          .mimetype("text/x-sql")
          .fileExtension(".sql")
          .pygments("sql")
          .codemirror("sql")
          .build();

  private final SparkSession spark;

  SqlKernel(SparkSession spark) {
    super(
        "Spark SQL",
        spark.version(),
        SQL,
        List.of(),
        null,
        new JupyterIO(StandardCharsets.UTF_8),
        new CommManager(),
        new Renderer(),
        new MagicParser("^\\s*%", "%%", new MagicTranspiler()),
        new MagicsRegistry(),
        false,
        new StringStyler.Builder().build());
    this.spark = spark;
  }

  /** The result as text and as HTML; null for a statement without one. */
  @Override
  public Object evalRaw(String sql) {
    SqlCell cell = SqlCell.run(spark, sql);
    if (cell.isEmpty()) {
      return null;
    }
    DisplayData shown = new DisplayData(SqlTable.text(cell));
    shown.putHTML(SqlTable.html(cell));
    return shown;
  }

  /** Spark's messages say what is wrong and where; a stack trace would hide them. */
  @Override
  public List<String> formatError(Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    return String.valueOf(reason.getMessage()).lines().toList();
  }

  /** A cell's answer is its table; what libraries print goes where Jupyter logs. */
  @Override
  protected void replaceOutputStreams(ShellReplyEnvironment environment) {}

  @Override
  public void interrupt() {
    spark.sparkContext().cancelAllJobs();
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return null;
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return null;
  }

  @Override
  public String isComplete(String code) {
    return IS_COMPLETE_YES;
  }

  @Override
  public void onShutdown(boolean isRestarting) {
    spark.stop();
  }
}
