package io.noscope.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.noscope.TestData;
import java.io.IOException;

/** Intervals of frames in which a person sees an object of a class. */
final class PresenceLabels {
  private final JsonNode intervals;

  PresenceLabels(String video, String label) throws IOException {
    intervals =
        new ObjectMapper()
            .readTree(TestData.file("videos/labels.json").toFile())
            .get(video)
            .get(label);
  }

  /** Whether the object is in view in a frame. */
  boolean at(int frame) {
    for (JsonNode interval : intervals) {
      if (interval.get(0).asInt() <= frame && frame <= interval.get(1).asInt()) {
        return true;
      }
    }
    return false;
  }
}
