package io.noscope.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.cascade.KnownDetections;
import io.noscope.label.Detection;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Everything that a reference detector ever said, so that it is never asked twice: {@code
 * detections/<detector>/<video>/*.jsonl}, a table that {@code spark.read.json} reads. A folder
 * belongs to one version of a video file; files in it only ever come to be, by a rename.
 */
public final class DetectionStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Configuration hadoop;
  private final Path root;

  /**
   * @param store folder of the store on any Hadoop file system
   * @param referenceId the detector whose words these are
   */
  public DetectionStore(Configuration hadoop, String store, String referenceId) {
    this.hadoop = hadoop;
    this.root = new Path(new Path(store, "detections"), PathNames.distinct(referenceId));
  }

  /**
   * What is known of this version of a video, all of it read into memory.
   *
   * @throws IOException when a file of it cannot be read, or is none of ours
   */
  public KnownDetections known(VideoFile video) throws IOException {
    Path folder = folder(video);
    FileSystem fs = folder.getFileSystem(hadoop);
    if (!fs.exists(folder)) {
      return KnownDetections.NONE;
    }
    StoredAnswers answers = new StoredAnswers();
    for (FileStatus status : fs.listStatus(folder)) {
      if (status.getPath().getName().endsWith(JsonLines.SUFFIX)) {
        answers.read(fs, status.getPath());
      }
    }
    return answers;
  }

  /** Adds what the detector said of some frames of a video. Nothing happens for no frames. */
  public void append(VideoFile video, SortedMap<Long, List<Detection>> byFrame) throws IOException {
    if (byFrame.isEmpty()) {
      return;
    }
    Path folder = folder(video);
    FileSystem fs = folder.getFileSystem(hadoop);
    List<String> lines = new ArrayList<>(byFrame.size());
    for (Map.Entry<Long, List<Detection>> entry : byFrame.entrySet()) {
      lines.add(
          JSON.writeValueAsString(
              StoredDetections.of(video.path(), entry.getKey(), entry.getValue())));
    }
    JsonLines.add(fs, folder, byFrame.firstKey() + "-" + byFrame.lastKey(), lines);
  }

  private Path folder(VideoFile video) {
    return new Path(root, PathNames.version(video));
  }
}
