package io.noscope.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoInfo;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What probing video files told: {@code probes/<video>.json}. A result holds as long as the file's
 * length and modification time stand.
 */
public final class ProbeStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Configuration hadoop;
  private final Path root;

  /**
   * @param store folder of the store on any Hadoop file system
   */
  public ProbeStore(Configuration hadoop, String store) {
    this.hadoop = hadoop;
    this.root = new Path(store, "probes");
  }

  /** What is known of this version of a file. A result that cannot be read counts as none. */
  public Optional<VideoInfo> find(VideoFile file) throws IOException {
    Path path = path(file);
    FileSystem fs = path.getFileSystem(hadoop);
    try (InputStream in = fs.open(path)) {
      VideoInfo info = JSON.readValue(in, StoredProbe.class).toVideoInfo();
      return Optional.of(info).filter(found -> found.file().equals(file));
    } catch (FileNotFoundException | JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps a result, in place of what was known of the file. */
  public void save(VideoInfo info) throws IOException {
    Path path = path(info.file());
    FileSystem fs = path.getFileSystem(hadoop);
    byte[] document = JSON.writeValueAsBytes(StoredProbe.of(info));
    fs.delete(path, false);
    // Where another task was faster, its result is the same.
    boolean unused = Drafts.write(fs, path, out -> out.write(document));
  }

  /** Removes what writers that were killed have left; worth it once for many files. */
  public void sweep() throws IOException {
    Drafts.sweep(root.getFileSystem(hadoop), root);
  }

  private Path path(VideoFile file) {
    String name = PathNames.readable(file.name()) + "-" + PathNames.hash(file.path());
    return new Path(root, name + ".json");
  }
}
