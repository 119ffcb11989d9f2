package io.noscope.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.spark.sql.SparkSession;

/** Java as it stands in a page: imports, then statements that have a session called spark. */
final class JavaSnippet {
  private static final String NAME = "Snippet";
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** One for all, as it remembers what is in the jars. */
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, null, null);

  private JavaSnippet() {}

  /** Compiles it; the compiler's complaints fail the test. */
  static void compile(Fence fence, String text, Path folder) {
    StringWriter complaints = new StringWriter();
    List<String> options =
        List.of(
            "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
    boolean compiled =
        COMPILER
            .getTask(complaints, FILES, null, options, null, List.of(source(program(text))))
            .call();
    assertThat(compiled).as("%s%n%s", fence.name(), complaints).isTrue();
  }

  /** Compiles and runs it. */
  static void run(Fence fence, String text, Path folder, SparkSession spark) throws Exception {
    compile(fence, text, folder);
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, JavaSnippet.class.getClassLoader())) {
      loader.loadClass(NAME).getMethod("run", SparkSession.class).invoke(null, spark);
    } catch (InvocationTargetException e) {
      throw new IOException(fence.name() + ": " + e.getCause(), e.getCause());
    }
  }

  private static String program(String text) {
    return imports(text, true)
        + "public final class %s {%n".formatted(NAME)
        + "public static void run(org.apache.spark.sql.SparkSession spark) throws Exception {\n"
        + imports(text, false)
        + "\n}}\n";
  }

  private static String imports(String text, boolean wanted) {
    return text.lines()
        .filter(line -> line.startsWith("import ") == wanted)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static JavaFileObject source(String program) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + NAME + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return program;
      }
    };
  }
}
