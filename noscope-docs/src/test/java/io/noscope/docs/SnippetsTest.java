package io.noscope.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.noscope.examples.RunSql;
import io.noscope.spark.cli.NoScopeCli;
import io.noscope.spark.conf.Setting;
import io.noscope.spark.conf.Settings;
import io.noscope.spark.regions.RegionsFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the pages is right as far as can be told without running it. */
class SnippetsTest {
  private static final Set<String> SETTINGS =
      Settings.all().stream().map(Setting::sessionKey).collect(Collectors.toSet());

  @TempDir private Path folder;

  @Test
  void javaCompiles() {
    assertThat(WorkingTree.fences("java"))
        .hasSizeGreaterThan(5)
        .allSatisfy(fence -> JavaSnippet.compile(fence, fence.text(), folder));
  }

  @Test
  void javaThatIsWrongDoesNot() {
    Fence wrong = new Fence(Path.of("a.md"), 1, "java", List.of(), "int n = \"text\";\n");

    assertThatThrownBy(() -> JavaSnippet.compile(wrong, wrong.text(), folder))
        .hasMessageContaining("incompatible types");
  }

  @Test
  void sqlIsSql() {
    assertThat(WorkingTree.fences("sql"))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            fence ->
                assertThat(RunSql.statements(fence.text()))
                    .isNotEmpty()
                    .allSatisfy(
                        sql ->
                            assertThatCode(() -> new SparkSqlParser().parsePlan(sql))
                                .as(fence.name())
                                .doesNotThrowAnyException()));
  }

  @Test
  void commandsHaveTheOptionsThatTheyAreGiven() throws IOException {
    String inCi = Files.readString(WorkingTree.TOP.resolve(".ci/run")).replace(" -ntp", "");
    assertThat(WorkingTree.fences("sh").filter(Fence::runs))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            fence ->
                assertThat(CommandLines.of(fence.text()))
                    .isNotEmpty()
                    .allSatisfy(command -> check(command, inCi)));
  }

  private static void check(CommandLines.Command command, String inCi) {
    switch (command.program()) {
      case "bin/noscope" -> NoScopeCli.commands().parseArgs(arguments(command.arguments()));
      case "spark-submit" -> checkSubmission(command);
      default ->
          assertThat(inCi).as("a command that CI does not run either").contains(command.toString());
    }
  }

  private static void checkSubmission(CommandLines.Command command) {
    String main = command.after("--class");
    assertThatCode(() -> Class.forName(main)).doesNotThrowAnyException();
    List<String> arguments = command.arguments();
    requireSettings(
        arguments.stream()
            .filter(argument -> argument.startsWith("spark."))
            .map(argument -> argument.replaceFirst("=.*", "")));
    if (main.equals(NoScopeCli.class.getName())) {
      NoScopeCli.commands()
          .parseArgs(arguments(arguments.subList(command.jar() + 1, arguments.size())));
    }
  }

  private static String[] arguments(List<String> arguments) {
    return arguments.toArray(String[]::new);
  }

  @Test
  void settingsOfASessionExist() {
    assertThat(WorkingTree.fences("properties"))
        .isNotEmpty()
        .allSatisfy(fence -> requireSettings(keys(fence.text())));
  }

  @Test
  void filesOfRegionsCanBeRead() throws IOException {
    List<Fence> files = WorkingTree.fences("json").toList();
    assertThat(files).isNotEmpty();
    for (Fence fence : files) {
      Path file = Files.writeString(folder.resolve("regions.json"), fence.text());
      assertThatCode(() -> RegionsFile.read(file.toString(), new Configuration()))
          .as(fence.name())
          .doesNotThrowAnyException();
    }
  }

  private static Stream<String> keys(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return properties.stringPropertyNames().stream();
  }

  private static void requireSettings(Stream<String> keys) {
    assertThat(keys.filter(key -> key.startsWith("spark.noscope."))).isSubsetOf(SETTINGS);
  }

  @Test
  void pythonIsPython() throws Exception {
    assumeTrue(hasPython(), "there is no python3 on the PATH");
    for (Fence fence : WorkingTree.fences("python").toList()) {
      Process python =
          new ProcessBuilder("python3", "-c", "import ast, sys; ast.parse(sys.stdin.read())")
              .redirectErrorStream(true)
              .start();
      try (var in = python.getOutputStream()) {
        in.write(fence.text().getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(python.waitFor()).as("%s%n%s", fence.name(), said).isZero();
    }
  }

  private static boolean hasPython() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }
}
