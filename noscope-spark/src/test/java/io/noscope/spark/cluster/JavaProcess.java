package io.noscope.spark.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A main class of Spark's as a process of its own, whose log is read as it comes. */
final class JavaProcess implements AutoCloseable {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

  private final Process process;
  private final Thread reader;
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  private JavaProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "log of process " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts {@code main} on the jars of a Spark installation. */
  static JavaProcess start(SparkHome home, String main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Xmx512m");
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-cp", home.classPath(), main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", home.folder().toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // As its scripts would.
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return new JavaProcess(builder.start());
  }

  private void read() {
    try (BufferedReader log = process.inputReader(UTF_8)) {
      log.lines().forEach(this::add);
    } catch (UncheckedIOException | IOException e) {
      add("the log cannot be read: " + e);
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /**
   * Waits for a line.
   *
   * @param from the first line that is looked at, counted from 0
   * @return the number of the line behind it
   */
  synchronized int await(Pattern line, int from) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE;
    for (int next = from; ; next++) {
      while (next >= lines.size()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (ended || left <= 0) {
          throw new AssertionError("no line '%s' in %s".formatted(line, log()));
        }
        wait(left);
      }
      if (line.matcher(lines.get(next)).find()) {
        return next + 1;
      }
    }
  }

  /** Waits for a line and returns what its first group matches. */
  String await(Pattern line) throws InterruptedException {
    Matcher found = line.matcher(line(await(line, 0) - 1));
    return found.find() ? found.group(1) : "";
  }

  private synchronized String line(int number) {
    return lines.get(number);
  }

  /** Lines so far with a match. */
  synchronized long count(Pattern line) {
    return lines.stream().filter(line.asPredicate()).count();
  }

  /** Waits for the end; returns the exit code. */
  int code() throws InterruptedException {
    if (!process.waitFor(PATIENCE, TimeUnit.NANOSECONDS)) {
      throw new AssertionError("still running: " + log());
    }
    reader.join();
    return process.exitValue();
  }

  synchronized String log() {
    return String.join("\n", lines);
  }

  Stream<ProcessHandle> children() {
    return process.children();
  }

  /** Ends it and its children, and waits for that. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    process.onExit().join();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(child -> child.onExit().join());
  }
}
