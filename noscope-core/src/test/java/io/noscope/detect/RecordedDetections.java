package io.noscope.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.TestData;
import io.noscope.label.Box;
import io.noscope.label.Detection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** What another program made of the same detector said of a video. */
public final class RecordedDetections {
  private final Map<Integer, List<Detection>> byFrame = new HashMap<>();

  /** Reads the file for a video. */
  public static RecordedDetections of(String video) throws IOException {
    RecordedDetections recorded = new RecordedDetections();
    ObjectMapper json = new ObjectMapper();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(
                        TestData.file("videos/detections/" + video + ".yolox.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode frame = json.readTree(line);
        List<Detection> detections = new ArrayList<>();
        for (JsonNode d : frame.get("d")) {
          Box box = new Box(number(d, 2), number(d, 3), number(d, 4), number(d, 5));
          detections.add(new Detection(d.get(0).asText(), number(d, 1), box));
        }
        recorded.byFrame.put(frame.get("f").asInt(), detections);
      }
    }
    return recorded;
  }

  private static float number(JsonNode array, int index) {
    return (float) array.get(index).asDouble();
  }

  /** The detections in a frame. */
  public List<Detection> of(int frame) {
    return byFrame.getOrDefault(frame, List.of());
  }
}
