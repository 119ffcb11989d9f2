package io.noscope.spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Spark's standalone master and two workers of one core each, as processes of this machine. */
final class StandaloneCluster implements AutoCloseable {
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");

  /** Two machines to Spark, which runs no copy of a task where its first attempt runs. */
  private static final List<String> HOSTS = List.of("127.0.0.1", "127.0.0.2");

  private final SparkHome home;
  private final String url;
  private final JavaProcess master;
  private final List<JavaProcess> workers = new ArrayList<>();

  private StandaloneCluster(SparkHome home) throws IOException, InterruptedException {
    this.home = home;
    master = start("master.Master", HOSTS.get(0));
    url = master.await(MASTER);
  }

  /** Starts it; what executors write lies in the folder. */
  static StandaloneCluster start(Path folder) throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(SparkHome.in(folder));
    for (String host : HOSTS) {
      Path work = folder.resolve("work-" + host);
      cluster.workers.add(
          cluster.start(
              "worker.Worker",
              host,
              "--cores",
              "1",
              "--memory",
              "2g",
              "-d",
              "" + work,
              cluster.url));
    }
    for (JavaProcess worker : cluster.workers) {
      worker.await(REGISTERED, 0);
    }
    return cluster;
  }

  private JavaProcess start(String main, String host, String... more) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--host", host, "--port", "0", "--webui-port", "0"));
    arguments.addAll(List.of(more));
    return JavaProcess.start(home, "org.apache.spark.deploy." + main, arguments);
  }

  String url() {
    return url;
  }

  /** Runs SparkSubmit in client mode, as a process of its own. */
  JavaProcess submit(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--master", url));
    all.addAll(arguments);
    return JavaProcess.start(home, "org.apache.spark.deploy.SparkSubmit", all);
  }

  /** Kills the executor of a worker as the kernel would: it gets to do nothing any more. */
  void killExecutor(int worker) {
    List<ProcessHandle> executors = workers.get(worker).children().toList();
    assertThat(executors).hasSize(1);
    executors.get(0).destroyForcibly();
    executors.get(0).onExit().join();
  }

  /** Waits until the executors of applications that are over have ended as well. */
  void awaitExecutorsEnd() {
    workers.stream().flatMap(JavaProcess::children).forEach(executor -> executor.onExit().join());
  }

  @Override
  public void close() {
    workers.forEach(JavaProcess::close);
    master.close();
  }
}
