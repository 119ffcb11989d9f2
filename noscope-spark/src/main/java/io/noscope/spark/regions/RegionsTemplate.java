package io.noscope.spark.regions;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.noscope.spark.files.Camera;
import java.util.List;
import java.util.stream.Collectors;

/** A file of regions to start from. */
public final class RegionsTemplate {
  private RegionsTemplate() {}

  /** For each camera its size, a region that is the middle of its frames, and no mask as yet. */
  public static String of(List<Camera> cameras) {
    return cameras.stream()
        .map(camera -> of(camera, camera.videos().get(0).width(), camera.videos().get(0).height()))
        .collect(Collectors.joining(",\n", "{\"cameras\": {\n", "\n}}"));
  }

  private static String of(Camera camera, int width, int height) {
    int left = width / 4;
    int top = height / 4;
    int right = width - left;
    int bottom = height - top;
    return """
          "%s": {
            "size": [%d, %d],
            "regions": {
              "middle": [[%d, %d], [%d, %d], [%d, %d], [%d, %d]]
            },
            "ignoreMotion": []
          }"""
        .formatted(
            String.valueOf(JsonStringEncoder.getInstance().quoteAsString(camera.name())),
            width,
            height,
            left,
            top,
            right,
            top,
            right,
            bottom,
            left,
            bottom);
  }
}
