package io.noscope.spark.task;

import io.noscope.cascade.KnownDetections;
import io.noscope.label.Detection;
import io.noscope.store.DetectionStore;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a task knows of the reference detector's answers: those in the store, read when somebody
 * first asks about a video and kept until another video's turn; and new ones, written at the end,
 * one file a video.
 */
public final class DetectionMemory implements AutoCloseable {
  private static final SortedMap<Long, List<Detection>> NOTHING =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  private final DetectionStore store;
  private final Map<VideoFile, SortedMap<Long, List<Detection>>> learned = new LinkedHashMap<>();
  private Optional<VideoFile> loaded = Optional.empty();
  private KnownDetections known = KnownDetections.NONE;

  public DetectionMemory(DetectionStore store) {
    this.store = store;
  }

  /**
   * What is known of a video, in the store or since this task began, and where new answers go.
   * Nothing is read before the first question.
   */
  public KnownDetections known(VideoFile video) {
    return new KnownDetections() {
      @Override
      public Optional<List<Detection>> of(long frame) {
        List<Detection> answer = learned.getOrDefault(video, NOTHING).get(frame);
        return answer == null ? load(video).of(frame) : Optional.of(answer);
      }

      @Override
      public void learn(long frame, List<Detection> answer) {
        DetectionMemory.this.learn(video, frame, answer);
      }
    };
  }

  private KnownDetections load(VideoFile video) {
    if (!loaded.equals(Optional.of(video))) {
      try {
        known = store.known(video);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      loaded = Optional.of(video);
    }
    return known;
  }

  /** Takes down an answer of the reference detector. */
  public void learn(VideoFile video, long frame, List<Detection> detections) {
    learned.computeIfAbsent(video, v -> new TreeMap<>()).put(frame, detections);
  }

  /** Writes what was learned: it stays true even where the task has failed since. */
  @Override
  public void close() throws IOException {
    for (var entry : learned.entrySet()) {
      store.append(entry.getKey(), entry.getValue());
    }
    learned.clear();
  }
}
