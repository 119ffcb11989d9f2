package io.noscope.spark.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** Whether folders on any Hadoop file system can be used; says so within seconds. */
final class FolderCheck {
  private static final long PATIENCE_SECONDS = 20;
  private static final String STORE = "store";
  private static final String VIDEOS = "videos";

  private final Configuration hadoop;

  /** What is asked of a file system. */
  @FunctionalInterface
  private interface Question {
    String ask(FileSystem fs) throws IOException;
  }

  FolderCheck(Configuration hadoop) {
    this.hadoop = impatient(hadoop);
  }

  /** Hadoop tries for a quarter of an hour to reach a server that is not there. */
  private static Configuration impatient(Configuration hadoop) {
    Configuration once = new Configuration(hadoop);
    once.setInt("ipc.client.connect.max.retries", 0);
    once.setInt("ipc.client.connect.max.retries.on.timeouts", 0);
    once.setInt("ipc.client.connect.timeout", 5_000);
    once.setInt("ipc.client.rpc-timeout.ms", 10_000);
    once.setInt("dfs.client.failover.max.attempts", 0);
    once.setInt("dfs.client.retry.max.attempts", 0);
    once.setInt("fs.s3a.attempts.maximum", 1);
    once.setInt("fs.s3a.retry.limit", 1);
    once.set("fs.s3a.connection.establish.timeout", "5s");
    return once;
  }

  /** Whether a store can be written to; leaves nothing behind. */
  Finding store(String folder) {
    return answer(
        STORE,
        folder,
        fs -> {
          Path store = new Path(folder);
          Deque<Path> made = missing(fs, store);
          try {
            if (!fs.mkdirs(store)) {
              throw new IOException("the folder cannot be made");
            }
            probe(fs, new Path(store, "_doctor-" + UUID.randomUUID()));
          } finally {
            while (!made.isEmpty()) {
              forget(fs, made.pop());
            }
          }
          return "%s can be written to".formatted(fs.makeQualified(store));
        });
  }

  /** Whether there are videos that can be read. */
  Finding videos(String pattern) {
    return answer(
        VIDEOS,
        pattern,
        fs -> {
          FileStatus[] found = fs.globStatus(new Path(pattern));
          if (found == null || found.length == 0) {
            throw new FileNotFoundException("no such file, folder or pattern");
          }
          int files = 0;
          for (FileStatus status : found) {
            for (FileStatus file :
                status.isDirectory()
                    ? fs.listStatus(status.getPath())
                    : new FileStatus[] {status}) {
              if (file.isFile() && files++ == 0) {
                readable(fs, file.getPath());
              }
            }
          }
          return "%s: %,d files, the first can be read".formatted(pattern, files);
        });
  }

  private static Deque<Path> missing(FileSystem fs, Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = folder; path != null && !fs.exists(path); path = path.getParent()) {
      missing.add(path);
    }
    return missing;
  }

  private static void probe(FileSystem fs, Path file) throws IOException {
    try (OutputStream out = fs.create(file, false)) {
      out.write(0);
    } finally {
      forget(fs, file);
    }
  }

  /** Unless somebody has put something into it. */
  private static void forget(FileSystem fs, Path path) {
    try {
      fs.delete(path, false);
    } catch (IOException e) {
      // Not ours to delete any more.
    }
  }

  private static void readable(FileSystem fs, Path file) throws IOException {
    try (InputStream in = fs.open(file)) {
      if (in.read() < 0) {
        throw new IOException(file + " is empty");
      }
    }
  }

  /** A file system of its own, as those that Hadoop remembers have the usual patience. */
  private Finding answer(String check, String path, Question question) {
    FutureTask<String> task =
        new FutureTask<>(
            () -> {
              try (FileSystem fs = FileSystem.newInstance(new Path(path).toUri(), hadoop)) {
                return question.ask(fs);
              }
            });
    Thread thread = new Thread(task, "noscope doctor: " + path);
    thread.setDaemon(true);
    thread.start();
    try {
      return Finding.ok(check, task.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      Throwable reason = e.getCause();
      String message = FailureMessage.of(reason).replaceFirst("; For more details see:.*", "");
      String found = message.contains(path) ? message : path + ": " + message;
      return Finding.fail(check, found, remedy(check, reason));
    } catch (TimeoutException e) {
      task.cancel(true);
      return Finding.fail(
          check,
          "%s: no answer within %d seconds".formatted(path, PATIENCE_SECONDS),
          remedy(check, new ConnectException()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.fail(check, path + ": interrupted", "run noscope doctor again");
    }
  }

  private static String remedy(String check, Throwable failure) {
    Throwable reason = failure;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    String other = check.equals(STORE) ? "name another folder with --store" : "name another path";
    if (reason instanceof ConnectException || reason instanceof UnknownHostException) {
      return "check host and port, and that the server runs and can be reached from here; or "
          + other;
    }
    if (reason instanceof UnsupportedFileSystemException
        || reason instanceof ClassNotFoundException) {
      return "put the connector for it on the class path (spark.jars.packages); or " + other;
    }
    if (String.valueOf(reason.getMessage()).contains("Permission denied")) {
      return "have the user that runs this allowed to use it; or " + other;
    }
    return other;
  }
}
