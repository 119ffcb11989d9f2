package io.noscope.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.noscope.examples.RunSql;
import io.noscope.spark.cli.NoScopeCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs what stands in a page, from top to bottom, gets no error. */
@Tag("slow")
class PagesRunTest {
  private static final Set<String> LANGUAGES = Set.of("java", "sql", "sh");

  @TempDir private static Path home;
  private static Recordings recordings;
  private static SparkSession spark;
  private static FileSystem files;
  private static org.apache.hadoop.fs.Path workingDirectory;

  @BeforeAll
  static void start() throws IOException {
    files = FileSystem.getLocal(new Configuration());
    workingDirectory = files.getWorkingDirectory();
    files.setWorkingDirectory(new org.apache.hadoop.fs.Path(home.toUri()));
    spark =
        SparkSession.builder()
            .appName("pages")
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.sql.warehouse.dir", home.resolve("warehouse").toString())
            .getOrCreate();
    recordings = Recordings.in(home, spark);
  }

  @AfterAll
  static void stop() {
    spark.stop();
    files.setWorkingDirectory(workingDirectory);
  }

  @TestFactory
  Stream<DynamicContainer> pages() {
    return WorkingTree.documents().stream()
        .map(page -> dynamicContainer(page.path().toString(), blocks(page)));
  }

  /** Views and settings are the page's own; the store is the one of all. */
  private static Stream<DynamicTest> blocks(Document page) {
    SparkSession session = spark.newSession();
    return page.fences().stream()
        .filter(fence -> fence.runs() && LANGUAGES.contains(fence.language()))
        .map(fence -> dynamicTest(fence.name(), () -> run(fence, session)));
  }

  private static void run(Fence fence, SparkSession session) throws Exception {
    SparkSession.setActiveSession(session);
    String text = recordings.placed(fence.text());
    switch (fence.language()) {
      case "java" ->
          JavaSnippet.run(fence, text, Files.createTempDirectory(home, "classes"), session);
      case "sql" ->
          RunSql.statements(text).forEach(statement -> session.sql(statement).collectAsList());
      default -> {
        for (CommandLines.Command command : CommandLines.of(text)) {
          run(command);
        }
      }
    }
  }

  /** The demo and Maven are run by CI itself. */
  private static void run(CommandLines.Command command) throws Exception {
    if (command.program().equals("spark-submit")) {
      Submission.run(command, home);
    } else if (command.program().equals("bin/noscope") && !command.arguments().contains("demo")) {
      runCommand(command);
    }
  }

  private static void runCommand(CommandLines.Command command) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream captured = new PrintStream(said, true, UTF_8)) {
      System.setOut(captured);
      System.setErr(captured);
      int code = NoScopeCli.run(command.arguments().toArray(String[]::new));
      assertThat(code).as("%s%n%s", command, said.toString(UTF_8)).isZero();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
