package io.noscope.store;

import io.noscope.cascade.Cascade;
import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import io.noscope.label.Region;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Trained cascades below one folder of any Hadoop file system.
 *
 * <pre>
 * ROOT/cascades/CAMERA/CLASS-HASH/VERSION/cascade.json and the files beside it
 * ROOT/detections/REFERENCE/              what a reference detector said
 * </pre>
 *
 * <p>A key has one folder, {@link #folder}. Saving again puts a newer version into it; readers see
 * the one or the other, whole. Any number of processes may read and save at a time.
 */
public final class CascadeStore {
  private final FileSystem fs;
  private final Path cascades;

  /**
   * Opens a store, which need not exist yet.
   *
   * @param conf where Hadoop's file systems are configured
   * @param root any Hadoop path, such as {@code hdfs:///noscope}
   * @throws IOException where there is no file system for the path
   */
  public CascadeStore(Configuration conf, String root) throws IOException {
    Path path = new Path(root);
    // Hadoop caches file systems and shares them in the JVM: this one is not ours to close.
    fs = path.getFileSystem(conf);
    cascades = fs.makeQualified(new Path(path, "cascades"));
  }

  /**
   * The cascade that was saved last for a key.
   *
   * @throws IOException where it cannot be read; where it is damaged or of a newer format the
   *     message names the folder to delete
   */
  public Optional<StoredCascade> find(CascadeKey key) throws IOException {
    Path home = folder(key);
    return read(
        home,
        (files, document) -> {
          if (!document.key().equals(key)) {
            throw new IllegalArgumentException("it is of another key: " + document.key());
          }
          return files.read(document);
        });
  }

  /**
   * Saves a cascade, in place of an earlier one for the same key if there is one.
   *
   * @throws IllegalArgumentException where the cascade is not one for this key
   */
  public void save(CascadeKey key, StoredCascade stored) throws IOException {
    Cascade cascade = stored.cascade();
    if (!cascade.query().equals(key.query()) || !cascade.referenceId().equals(key.referenceId())) {
      throw new IllegalArgumentException(
          "a cascade for %s by %s cannot be saved as one for %s"
              .formatted(cascade.query(), cascade.referenceId(), key));
    }
    Versions versions = versions(folder(key));
    Path version = versions.create();
    boolean done = false;
    try {
      new CascadeFiles(fs, version).write(stored);
      versions.publish(version, CascadeJson.write(CascadeDocument.of(key, stored)));
      done = true;
    } finally {
      if (!done) {
        fs.delete(version, true);
      }
    }
    versions.deleteOlderThan(version);
  }

  /**
   * How the cascade that was saved last for a key does on the files that it was asked about, in no
   * order; nothing where there is no cascade.
   */
  public List<FileCheck> checks(CascadeKey key) throws IOException {
    return versions(folder(key))
        .readNewest(version -> CascadeChecks.of(fs, version).read())
        .orElse(List.of());
  }

  /** Adds to what is known of the cascade that was saved last; nothing happens for none. */
  public void addChecks(CascadeKey key, List<FileCheck> checks) throws IOException {
    if (!checks.isEmpty()) {
      versions(folder(key))
          .readNewest(
              version -> {
                CascadeChecks.of(fs, version).add(checks);
                return version;
              });
    }
  }

  /**
   * What is in the store, in the order of paths.
   *
   * @throws IOException as {@link #find} does
   */
  public List<CascadeEntry> list() throws IOException {
    List<CascadeEntry> entries = new ArrayList<>();
    for (FileStatus camera : Files.list(fs, cascades)) {
      for (FileStatus home : Files.list(fs, camera.getPath())) {
        read(home.getPath(), (files, document) -> entry(home.getPath(), document))
            .ifPresent(entries::add);
      }
    }
    entries.sort(Comparator.comparing(CascadeEntry::folder));
    return List.copyOf(entries);
  }

  /** The folder of a key's cascade, whether there is one or not. */
  public Path folder(CascadeKey key) {
    Query query = key.query();
    // Hexadecimal, because the decimal digits that Java prints have changed between its versions.
    List<String> parts =
        new ArrayList<>(
            List.of(
                key.camera(),
                query.label(),
                query.region().map(Region::toString).orElse(""),
                Double.toHexString(query.referenceConfidence()),
                Double.toHexString(query.targets().falsePositiveRate()),
                Double.toHexString(query.targets().falseNegativeRate()),
                key.referenceId()));
    if (query.targets().guarantee() != Guarantee.ESTIMATE) {
      // Else as before there was a choice: what is in the store is found.
      parts.add(query.targets().guarantee().name());
    }
    if (query.atLeast() != 1) {
      parts.add("at least " + query.atLeast());
    }
    if (query.targets().windowFrames() != 0) {
      parts.add("windows of " + query.targets().windowFrames());
    }
    if (!key.ignoreMotion().isEmpty()) {
      parts.add("ignoring motion in " + new Region(key.ignoreMotion()));
    }
    String hash = PathNames.hash(parts.toArray(String[]::new));
    Path camera = new Path(cascades, PathNames.distinct(key.camera()));
    return new Path(camera, PathNames.readable(query.label()) + "-" + hash);
  }

  private static CascadeEntry entry(Path home, CascadeDocument document) {
    return new CascadeEntry(document.key(), home, document.description(), document.metadata());
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(CascadeFiles files, CascadeDocument document) throws IOException;
  }

  private <T> Optional<T> read(Path home, Reader<T> reader) throws IOException {
    try {
      return versions(home)
          .readNewest(
              folder -> {
                CascadeFiles files = new CascadeFiles(fs, folder);
                return reader.read(files, files.document());
              });
    } catch (FileNotFoundException | ChecksumException | IllegalArgumentException e) {
      throw new IOException(
          "the stored cascade cannot be used: %s; delete %s to have it trained anew"
              .formatted(e.getMessage(), home),
          e);
    }
  }

  private Versions versions(Path home) {
    return new Versions(fs, home, CascadeFiles.DOCUMENT);
  }
}
