package io.noscope.spark.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table of bad files: a folder of JSON lines, one a problem. Files in it are named by what they
 * hold, so that a task that runs twice adds its problems once.
 */
public final class BadFiles {
  /** The table's columns, those of {@link BadFile}. */
  public static final StructType TYPE =
      new StructType()
          .add("path", DataTypes.StringType)
          .add("frame", DataTypes.LongType)
          .add("seconds", DataTypes.DoubleType)
          .add("framesLost", DataTypes.LongType)
          .add("reason", DataTypes.StringType);

  private static final ObjectMapper JSON = new ObjectMapper();

  private BadFiles() {}

  /** Makes the table, if there is none, so that a read without a problem has an empty one. */
  public static void create(String folder, Configuration hadoop) throws IOException {
    Path path = new Path(folder);
    path.getFileSystem(hadoop).mkdirs(path);
  }

  /** Adds problems to the table in a folder; nothing happens for none. */
  public static void add(String folder, List<BadFile> problems, Configuration hadoop)
      throws IOException {
    if (problems.isEmpty()) {
      return;
    }
    byte[] lines = lines(problems).getBytes(UTF_8);
    String name = "bad-files-" + hash(lines) + ".json";
    Path path = new Path(folder, name);
    Path unfinished = new Path(folder, "_" + name + "-" + Long.toHexString(System.nanoTime()));
    FileSystem fs = path.getFileSystem(hadoop);
    if (fs.exists(path)) {
      return;
    }
    try (OutputStream out = fs.create(unfinished, false)) {
      out.write(lines);
    }
    if (!fs.rename(unfinished, path)) {
      fs.delete(unfinished, false); // The same task elsewhere was faster.
    }
  }

  private static String lines(List<BadFile> problems) throws JsonProcessingException {
    StringBuilder lines = new StringBuilder();
    for (BadFile problem : problems) {
      lines.append(JSON.writeValueAsString(problem)).append('\n');
    }
    return lines.toString();
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
