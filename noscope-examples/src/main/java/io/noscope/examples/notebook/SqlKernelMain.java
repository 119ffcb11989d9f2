package io.noscope.examples.notebook;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** What Jupyter starts: {@code bin/noscope kernel CONNECTION_FILE}. */
public final class SqlKernelMain {
  private SqlKernelMain() {}

  /**
   * Serves a notebook until Jupyter shuts the kernel down.
   *
   * @param arguments the file in which Jupyter says where it listens
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "Jupyter starts the kernel with the path of its connection file, not with "
              + arguments.length
              + " arguments");
    }
    String file = Files.readString(Path.of(arguments[0]));
    SparkSession.Builder builder = SparkSession.builder().appName("noscope notebook");
    if (System.getProperty("spark.master") == null) {
      builder = builder.master("local[*]");
    }
    SqlKernel kernel = new SqlKernel(builder.getOrCreate());
    JupyterConnection connection = new JupyterConnection(KernelConnectionProperties.parse(file));
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
  }
}
