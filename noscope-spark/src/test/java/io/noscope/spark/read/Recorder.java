package io.noscope.spark.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;

/** Drops finished files into a folder, each modified a second after the one before. */
final class Recorder {
  private final Path folder;
  private int frames;
  private long seconds = 1_000_000_000;

  Recorder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Path folder() {
    return folder;
  }

  /** Frames in each of the clips. */
  int frames() {
    return frames;
  }

  /** A short clip, written under a hidden name first. */
  String drop(String name) throws IOException {
    Path part = folder.resolve("." + name + ".part");
    frames = ShortClip.write(part);
    return finish(part, name);
  }

  /** A file of these bytes. */
  String drop(String name, byte[] bytes) throws IOException {
    return finish(Files.write(folder.resolve("." + name + ".part"), bytes), name);
  }

  /** Returns the path as rows have it. */
  private String finish(Path part, String name) throws IOException {
    Files.setLastModifiedTime(part, FileTime.fromMillis(1000 * seconds++));
    Path file = folder.resolve(name);
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return "file:" + file;
  }
}
