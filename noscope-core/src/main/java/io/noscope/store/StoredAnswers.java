package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.noscope.cascade.KnownDetections;
import io.noscope.label.Detection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The lines of a table of reference detections, by frame. A line is taken apart when its frame is
 * asked about: a store may know each frame of a video of which a task asks about a few.
 */
final class StoredAnswers implements KnownDetections {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
  private static final ObjectReader READER = JSON.readerFor(StoredDetections.class);

  private record Line(Path file, String json) {}

  private final Map<Long, Line> lines = new HashMap<>();

  /**
   * Adds the lines of a file.
   *
   * @throws IOException when it cannot be read, or has a line that tells of no frame
   */
  void read(FileSystem fs, Path file) throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(fs.open(file), UTF_8))) {
      for (String json = reader.readLine(); json != null; json = reader.readLine()) {
        lines.put(frame(json), new Line(file, json));
      }
    } catch (JsonProcessingException e) {
      throw damaged(file, e);
    }
  }

  private static long frame(String json) throws IOException {
    try (JsonParser line = JSON.createParser(json)) {
      line.nextToken();
      for (JsonToken next = line.nextToken();
          next == JsonToken.FIELD_NAME;
          next = line.nextToken()) {
        boolean frame = line.currentName().equals("frame");
        line.nextToken();
        if (frame) {
          return line.getLongValue();
        }
        line.skipChildren();
      }
      throw new JsonParseException(line, "tells of no frame");
    }
  }

  /**
   * @throws UncheckedIOException when the frame's line cannot be understood
   */
  @Override
  public Optional<List<Detection>> of(long frame) {
    return Optional.ofNullable(lines.get(frame)).map(StoredAnswers::detections);
  }

  private static List<Detection> detections(Line line) {
    try {
      StoredDetections stored = READER.readValue(line.json());
      return stored.toDetections();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(damaged(line.file(), e));
    }
  }

  private static IOException damaged(Path file, JsonProcessingException cause) {
    return new IOException(
        file + ": not a line of detections; delete the file to have them made anew", cause);
  }
}
