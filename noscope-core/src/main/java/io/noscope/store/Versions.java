package io.noscope.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The versions of one thing, each in a folder of its own below a common one. No file system that
 * Hadoop knows replaces a folder in one step, so a writer never touches what is there: it fills a
 * folder with a new name and makes it count at last by one file that appears whole. Folders without
 * that file, of a writer at work or one that crashed, are not looked at.
 *
 * @param home the common folder, which need not exist
 * @param seal name of the file that makes a version count
 */
record Versions(FileSystem fs, Path home, String seal) {
  private static final Pattern NAME = Pattern.compile("v([0-9]{6,18})-[0-9a-f]{8}");

  /** What is done with the folder of a version. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Path folder) throws IOException;
  }

  private record Version(long number, FileStatus status) {
    Path folder() {
      return status.getPath();
    }

    boolean isAbandoned() {
      return Drafts.isAbandoned(status);
    }
  }

  /**
   * Reads the newest version; empty where there is none.
   *
   * @throws FileNotFoundException where a file of the newest version is missing
   */
  <T> Optional<T> readNewest(Reader<T> reader) throws IOException {
    Optional<Path> newest = newest();
    while (newest.isPresent()) {
      try {
        return Optional.of(reader.read(newest.get()));
      } catch (FileNotFoundException e) {
        // A writer may have published a newer version and deleted this one in the meantime.
        Optional<Path> tried = newest;
        newest = newest();
        if (newest.equals(tried)) {
          throw e;
        }
      }
    }
    return Optional.empty();
  }

  /** A folder for a new version, newer than all there are. Of two at a time either may win. */
  Path create() throws IOException {
    List<Version> versions = newestFirst();
    long number = versions.isEmpty() ? 1 : versions.get(0).number() + 1;
    Path folder = new Path(home, "v%06d-%.8s".formatted(number, UUID.randomUUID().toString()));
    fs.mkdirs(folder);
    return folder;
  }

  /** Makes a version count. */
  void publish(Path folder, byte[] sealed) throws IOException {
    Path file = new Path(folder, seal);
    if (!Drafts.write(fs, file, out -> out.write(sealed))) {
      throw new IOException(file + ": a draft of it cannot be renamed to it");
    }
  }

  /** Deletes the versions that this one took the place of, and what crashed writers have left. */
  void deleteOlderThan(Path folder) throws IOException {
    long number = number(folder).orElseThrow();
    for (Version version : newestFirst()) {
      if (version.number() < number && (isPublished(version) || version.isAbandoned())) {
        fs.delete(version.folder(), true);
      }
    }
  }

  private Optional<Path> newest() throws IOException {
    for (Version version : newestFirst()) {
      if (isPublished(version)) {
        return Optional.of(version.folder());
      }
    }
    return Optional.empty();
  }

  private boolean isPublished(Version version) throws IOException {
    return fs.exists(new Path(version.folder(), seal));
  }

  private List<Version> newestFirst() throws IOException {
    List<Version> versions = new ArrayList<>();
    for (FileStatus status : Files.list(fs, home)) {
      number(status.getPath()).ifPresent(n -> versions.add(new Version(n, status)));
    }
    versions.sort(
        Comparator.comparingLong(Version::number).thenComparing(Version::folder).reversed());
    return versions;
  }

  private static Optional<Long> number(Path folder) {
    Matcher name = NAME.matcher(folder.getName());
    return name.matches() ? Optional.of(Long.valueOf(name.group(1))) : Optional.empty();
  }
}
