package io.noscope.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The process that decodes damaged files. It says on standard output which one it is about to
 * decode, {@code try ...}, so that whoever started it knows when it dies; then {@code frames N},
 * {@code refused TYPE}, {@code wrong ...} for anything but an IOException, {@code hang ...}, and,
 * now and then, {@code rss KILOBYTES}.
 */
final class MutationWorker {
  private static final int SECONDS_A_FILE = 20;
  private static final int RSS_SAMPLES = 20;
  private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

  private MutationWorker() {}

  /** Arguments: the folder of videos, a folder to write to, the first seed, how many seeds. */
  public static void main(String[] arguments) throws Exception {
    List<Path> videos;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      videos = files.filter(file -> file.toFile().length() > 0).sorted().toList();
    }
    Path folder = Path.of(arguments[1]);
    long first = Long.parseLong(arguments[2]);
    int count = Integer.parseInt(arguments[3]);
    ExecutorService decoder = Executors.newSingleThreadExecutor();
    for (int i = 0; i < count; i++) {
      long seed = first + i;
      Path video = videos.get((int) (seed % videos.size()));
      run(decoder, video, folder.resolve(seed + "-" + video.getFileName()), seed);
      if ((i + 1) % Math.max(1, count / RSS_SAMPLES) == 0) {
        reportMemory();
      }
    }
    decoder.shutdown();
  }

  private static void run(ExecutorService decoder, Path video, Path damaged, long seed)
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
    Files.write(damaged, mutation.damage(Files.readAllBytes(video), random));
    System.out.printf("try seed %d: %s of %s%n", seed, mutation, video.getFileName());
    Thread[] thread = new Thread[1];
    Future<Decoding.Outcome> outcome =
        decoder.submit(
            () -> {
              thread[0] = Thread.currentThread();
              return Decoding.decode(damaged);
            });
    try {
      report(outcome.get(SECONDS_A_FILE, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      System.out.println("wrong " + line(e.getCause()));
    } catch (TimeoutException e) {
      System.out.println("hang at " + Arrays.toString(thread[0].getStackTrace()));
      Runtime.getRuntime().halt(1); // A thread inside native code cannot be stopped.
    }
    Files.delete(damaged);
  }

  private static void report(Decoding.Outcome outcome) {
    System.out.println(
        outcome
            .failure()
            .map(failure -> "refused " + failure.getClass().getSimpleName() + " " + failure)
            .orElse("frames " + outcome.frames() + " lost " + outcome.lost()));
  }

  private static String line(Throwable failure) {
    return failure + " at " + Arrays.toString(failure.getStackTrace());
  }

  private static void reportMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      System.gc();
      Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .forEach(line -> System.out.println("rss " + line.replaceAll("\\D", "")));
    }
  }
}
