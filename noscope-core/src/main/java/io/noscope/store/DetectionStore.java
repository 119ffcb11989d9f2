package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.cascade.KnownDetections;
import io.noscope.label.Detection;
import io.noscope.video.VideoFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
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
  private static final String SUFFIX = ".jsonl";

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

  /** What is known of this version of a video, all of it read into memory. */
  public KnownDetections known(VideoFile video) throws IOException {
    Path folder = folder(video);
    FileSystem fs = folder.getFileSystem(hadoop);
    if (!fs.exists(folder)) {
      return KnownDetections.NONE;
    }
    Map<Long, List<Detection>> byFrame = new HashMap<>();
    for (FileStatus status : fs.listStatus(folder)) {
      if (status.getPath().getName().endsWith(SUFFIX)) {
        read(fs, status.getPath(), byFrame);
      }
    }
    return frame -> Optional.ofNullable(byFrame.get(frame));
  }

  private static void read(FileSystem fs, Path file, Map<Long, List<Detection>> byFrame)
      throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(fs.open(file), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        StoredDetections stored = JSON.readValue(line, StoredDetections.class);
        byFrame.put(stored.frame(), stored.toDetections());
      }
    } catch (JsonProcessingException e) {
      throw new IOException(
          file + ": not a line of detections; delete the file to have them made anew", e);
    }
  }

  /** Adds what the detector said of some frames of a video. Nothing happens for no frames. */
  public void append(VideoFile video, SortedMap<Long, List<Detection>> byFrame) throws IOException {
    if (byFrame.isEmpty()) {
      return;
    }
    Path folder = folder(video);
    FileSystem fs = folder.getFileSystem(hadoop);
    Drafts.sweep(fs, folder);
    String name = byFrame.firstKey() + "-" + byFrame.lastKey() + "-" + UUID.randomUUID();
    Path file = new Path(folder, name + SUFFIX);
    if (!Drafts.write(fs, file, out -> write(video, byFrame, out))) {
      throw new IOException(file + ": a draft of it cannot be renamed to it");
    }
  }

  private static void write(
      VideoFile video, SortedMap<Long, List<Detection>> byFrame, OutputStream out)
      throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
    for (Map.Entry<Long, List<Detection>> entry : byFrame.entrySet()) {
      writer.write(
          JSON.writeValueAsString(
              StoredDetections.of(video.path(), entry.getKey(), entry.getValue())));
      writer.newLine();
    }
    writer.flush();
  }

  private Path folder(VideoFile video) {
    String version =
        PathNames.hash(
            video.path(), String.valueOf(video.length()), String.valueOf(video.modified()));
    return new Path(root, PathNames.readable(video.name()) + "-" + version);
  }
}
