package io.noscope.spark;

import io.noscope.cascade.KnownDetections;
import io.noscope.detect.DetectorSpec;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import io.noscope.store.DetectionStore;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** What the built-in detector says of the {@link Pedestrians}, as stores have it. */
public final class PedestrianAnswers {
  /** Somebody in the query's region. */
  public static final Detection PERSON = new Detection("person", 0.9f, new Box(400, 300, 440, 400));

  /** A folder that the JVMs of one build have in common: Maven names another one each time. */
  private static final String SHARED = "noscope.test.shared";

  private PedestrianAnswers() {}

  /**
   * Does what has the detector asked about all frames for a store. Of a build's JVMs the first
   * asks; the others wait for it, and find the answers in their store.
   */
  static <T> T once(String store, Supplier<T> asking) {
    String shared = System.getProperty(SHARED);
    if (shared == null) {
      return asking.get();
    }
    try (FileChannel channel =
            FileChannel.open(
                Files.createDirectories(Path.of(shared)).resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      boolean asked = copy(shared, store, frame -> true);
      T result = asking.get();
      if (!asked) {
        copy(store, shared, frame -> true);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies answers about some frames from store to store; tells whether there are any. */
  static boolean copy(String from, String to, LongPredicate frames) throws IOException {
    VideoFile video = Pedestrians.probe().file();
    KnownDetections known = open(from).known(video);
    TreeMap<Long, List<Detection>> answers = new TreeMap<>();
    for (long frame = 0; frame < Pedestrians.FRAMES; frame++) {
      Optional<List<Detection>> found = known.of(frame);
      if (found.isPresent() && frames.test(frame)) {
        answers.put(frame, found.get());
      }
    }
    open(to).append(video, answers);
    return !answers.isEmpty();
  }

  /** Of every ten seconds: two, half a one soon after that, and half a one by itself. */
  public static boolean isVisit(long frame) {
    return Set.of(0L, 1L, 2L, 3L, 5L, 12L).contains(frame % 100 / 5);
  }

  /** Has a store know made-up answers: somebody on some frames. The detector need not be run. */
  public static void makeUp(String store, LongPredicate present) {
    TreeMap<Long, List<Detection>> answers = new TreeMap<>();
    for (long frame = 0; frame < Pedestrians.FRAMES; frame++) {
      answers.put(frame, present.test(frame) ? List.of(PERSON) : List.of());
    }
    try {
      open(store).append(Pedestrians.probe().file(), answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DetectionStore open(String store) throws IOException {
    Configuration hadoop = new Configuration();
    return new DetectionStore(hadoop, store, DetectorSpec.BUILT_IN.id(hadoop));
  }
}
