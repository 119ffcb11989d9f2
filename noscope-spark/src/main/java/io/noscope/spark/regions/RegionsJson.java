package io.noscope.spark.regions;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.noscope.label.EditDistance;
import io.noscope.label.Point;
import io.noscope.label.Polygon;
import io.noscope.label.Region;
import io.noscope.spark.conf.RegionChoice;
import io.noscope.video.ImageSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a file of regions.
 *
 * <pre>
 * {"cameras": {"lobby": {
 *   "size": [768, 432],
 *   "regions": {"door": [[384,240], [512,240], [512,432]],
 *               "desks": [[[0,100], [90,100], [90,200]], [[600,100], [768,100], [768,200]]]},
 *   "ignoreMotion": [[[0,0], [200,0], [200,40], [0,40]]]}}}
 * </pre>
 *
 * <p>A region is a polygon or a list of them; {@code ignoreMotion} is a list of polygons.
 */
final class RegionsJson {
  static final String CAMERAS = "cameras";
  static final String SIZE = "size";
  static final String REGIONS = "regions";
  static final String IGNORE_MOTION = "ignoreMotion";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String path;
  private final SortedMap<String, CameraRegions> cameras = new TreeMap<>();
  private final SortedMap<String, ImageSize> sizes = new TreeMap<>();

  private RegionsJson(String path) {
    this.path = path;
  }

  static RegionsFile read(String path, byte[] json) {
    RegionsJson reader = new RegionsJson(path);
    reader.read(reader.tree(json));
    return new RegionsFile(path, reader.cameras, reader.sizes);
  }

  private JsonNode tree(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw wrong(
          "it is no JSON that can be read, at line %d, column %d: %s"
              .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
    } catch (IOException e) {
      throw wrong("it is no JSON that can be read: " + e.getMessage());
    }
  }

  private void read(JsonNode tree) {
    requireObject(tree, "the file");
    requireKnown(tree, "the file", List.of(CAMERAS));
    JsonNode all = tree.path(CAMERAS);
    requireObject(all, "\"cameras\"");
    requireDistinct(all, "cameras");
    for (Map.Entry<String, JsonNode> each : all.properties()) {
      camera(each.getKey(), each.getValue());
    }
  }

  private void camera(String camera, JsonNode json) {
    String here = "camera '" + camera + "'";
    requireObject(json, here);
    requireKnown(json, here, List.of(SIZE, REGIONS, IGNORE_MOTION));
    if (json.has(SIZE)) {
      Point size = point(json.get(SIZE), here + ", \"size\"", "a size is [width, height]");
      sizes.put(camera, size(size, here));
    }
    SortedMap<String, Region> regions = new TreeMap<>();
    if (json.has(REGIONS)) {
      JsonNode named = json.get(REGIONS);
      requireObject(named, here + ", \"regions\"");
      requireDistinct(named, "regions of " + here);
      for (Map.Entry<String, JsonNode> each : named.properties()) {
        String region = here + ", region '" + each.getKey() + "'";
        requireName(each.getKey(), here);
        regions.put(each.getKey(), region(each.getValue(), region));
      }
    }
    List<Polygon> masks =
        json.has(IGNORE_MOTION)
            ? polygons(json.get(IGNORE_MOTION), here + ", " + IGNORE_MOTION)
            : List.of();
    cameras.put(camera, new CameraRegions(regions, masks));
    new RegionsFile(path, cameras, sizes).requireInside(camera);
  }

  private ImageSize size(Point size, String where) {
    try {
      return new ImageSize(size.x(), size.y());
    } catch (IllegalArgumentException e) {
      throw wrong(where + ", \"size\": " + e.getMessage());
    }
  }

  private Region region(JsonNode json, String where) {
    boolean one = json.path(0).path(0).isNumber();
    List<Polygon> polygons = one ? List.of(polygon(json, where)) : polygons(json, where);
    if (polygons.isEmpty()) {
      throw wrong(where + ": there are no points in it; give three or more, or leave it out");
    }
    return new Region(polygons);
  }

  private List<Polygon> polygons(JsonNode json, String where) {
    requireArray(json, where, "a list of polygons is [[[x, y], [x, y], [x, y]], ...]");
    List<Polygon> polygons = new ArrayList<>();
    for (JsonNode each : json) {
      polygons.add(polygon(each, where));
    }
    return polygons;
  }

  private Polygon polygon(JsonNode json, String where) {
    requireArray(json, where, "a polygon is [[x, y], [x, y], [x, y], ...]");
    List<Point> points = new ArrayList<>();
    for (JsonNode each : json) {
      points.add(point(each, where, "a point is [x, y] in whole pixels"));
    }
    try {
      return new Polygon(points);
    } catch (IllegalArgumentException e) {
      throw wrong(where + ": " + e.getMessage());
    }
  }

  private Point point(JsonNode json, String where, String meant) {
    if (!json.isArray() || json.size() != 2 || !json.get(0).isInt() || !json.get(1).isInt()) {
      throw wrong("%s: %s, not %s".formatted(where, meant, json));
    }
    try {
      return new Point(json.get(0).intValue(), json.get(1).intValue());
    } catch (IllegalArgumentException e) {
      throw wrong(where + ": " + e.getMessage());
    }
  }

  /** A region that cannot be told from coordinates could not be asked for. */
  private void requireName(String name, String where) {
    if (!RegionChoice.NAME.matcher(name).matches()) {
      throw wrong(
          "%s: a region's name begins with a letter and has letters, digits, spaces, dots, dashes"
                  .formatted(where)
              + " and underscores, not '%s'".formatted(name));
    }
  }

  /** Names that only look different are one and the same thing to whoever reads the answers. */
  private void requireDistinct(JsonNode json, String what) {
    Map<String, String> known = new TreeMap<>();
    json.fieldNames()
        .forEachRemaining(
            name -> {
              String other = known.put(name.strip().toLowerCase(Locale.ROOT), name);
              if (other != null) {
                throw wrong(
                    "%s '%s' and '%s' differ in case or spaces alone; give one of them another name"
                        .formatted(what, other, name));
              }
            });
  }

  private void requireKnown(JsonNode json, String where, List<String> known) {
    json.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                String nearest = EditDistance.nearest(key, known).orElseThrow();
                throw wrong(
                    "%s has no \"%s\"; the nearest is \"%s\"".formatted(where, key, nearest));
              }
            });
  }

  private void requireObject(JsonNode json, String where) {
    if (!json.isObject()) {
      throw wrong(where + " is not an object of JSON, {...}, as docs/regions.md shows");
    }
  }

  private void requireArray(JsonNode json, String where, String meant) {
    if (!json.isArray()) {
      throw wrong("%s: %s, not %s".formatted(where, meant, json));
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(path + ": " + what);
  }
}
