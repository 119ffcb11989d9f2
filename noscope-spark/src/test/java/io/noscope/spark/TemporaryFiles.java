package io.noscope.spark;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks for what was left in a folder that others write to as well. */
public final class TemporaryFiles {
  private TemporaryFiles() {}

  /**
   * Files of exactly this many bytes in the folders for temporary files.
   *
   * @param except a folder in there that is not looked into
   */
  public static Set<Path> ofLength(long bytes, Path except) throws IOException {
    Path probe = Files.createTempFile("probe", null);
    Files.delete(probe);
    Set<Path> found = new HashSet<>();
    for (Path root : List.of(probe.getParent(), Path.of(System.getProperty("java.io.tmpdir")))) {
      found.addAll(ofLength(bytes, root, except));
    }
    return found;
  }

  /**
   * Files of exactly this many bytes anywhere below a folder, which need not exist.
   *
   * @param except a folder below that is not looked into
   */
  static Set<Path> ofLength(long bytes, Path root, Path except) throws IOException {
    Set<Path> found = new HashSet<>();
    if (Files.isDirectory(root)) {
      Files.walkFileTree(root, new Search(bytes, except, found));
    }
    return found;
  }

  private static final class Search extends SimpleFileVisitor<Path> {
    private final long bytes;
    private final Path except;
    private final Set<Path> found;

    private Search(long bytes, Path except, Set<Path> found) {
      this.bytes = bytes;
      this.except = except;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return folder.equals(except) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && attributes.size() == bytes) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** Others' files come and go, and some cannot be read. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
