package io.noscope.examples.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jupyter itself runs the notebook, where there is a Jupyter. */
@Tag("slow")
class JupyterTest {
  private static final List<String> OPENED =
      List.of("lang", "lang.invoke", "lang.reflect", "io", "net", "nio", "util", "util.concurrent");

  @TempDir private Path home;

  @Test
  void jupyterRunsTheNotebook() throws Exception {
    String jupyter = program("jupyter-nbconvert");
    assumeTrue(jupyter != null, "there is no jupyter-nbconvert on the PATH");
    String notebook = Files.readString(Notebook.FOLDER.resolve("find-people.ipynb"));
    Path copy = Files.createDirectory(home.resolve("notebooks")).resolve("find-people.ipynb");
    Files.writeString(
        copy,
        notebook
            .replace("../target/notebook-store", home.resolve("store").toString())
            .replace("../src", Notebook.FOLDER.resolveSibling("src").toString()));
    installKernel(home.resolve("kernels/noscope-sql"));
    ProcessBuilder command =
        new ProcessBuilder(jupyter, "--to", "notebook", "--execute", "--inplace", copy.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile());
    command.environment().put("JUPYTER_PATH", home.toString());
    command.environment().put("OMP_NUM_THREADS", "1");

    Process process = command.start();

    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(home.resolve("log"))).isZero();
    List<Notebook.Cell> before = Notebook.cells(notebook);
    List<Notebook.Cell> now = Notebook.cells(Files.readString(copy));
    assertThat(now).hasSameSizeAs(before);
    for (int i = 0; i < now.size(); i++) {
      assertThat(now.get(i).output().isPresent()).isEqualTo(before.get(i).output().isPresent());
      if (now.get(i).exact()) {
        assertThat(now.get(i).output()).isEqualTo(before.get(i).output());
      }
    }
  }

  /** A kernel of the classes under test, where {@code bin/noscope} would take a jar. */
  private static void installKernel(Path folder) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    OPENED.forEach(name -> command.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
    command.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    command.addAll(List.of("-Dspark.ui.enabled=false", "-Dspark.driver.host=127.0.0.1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SqlKernelMain.class.getName(), "{connection_file}"));
    Files.createDirectories(folder);
    new ObjectMapper()
        .writeValue(
            folder.resolve("kernel.json").toFile(),
            Map.of(
                "argv",
                command,
                "display_name",
                "Spark SQL",
                "language",
                "sql",
                "interrupt_mode",
                "message"));
  }

  private static String program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }
}
