package io.noscope.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.noscope.label.Point;
import io.noscope.label.Polygon;
import io.noscope.label.Rectangle;
import io.noscope.label.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Polygons as arrays of {@code [x, y]}, and a region as an array of them; but one that is a
 * rectangle as its four edges by name, as it was before there were others.
 */
final class RegionJson {
  private RegionJson() {}

  static SimpleModule module() {
    return new SimpleModule()
        .addSerializer(new PolygonWriter())
        .addDeserializer(Polygon.class, new PolygonReader())
        .addSerializer(new RegionWriter())
        .addDeserializer(Region.class, new RegionReader());
  }

  private static final class PolygonWriter extends StdSerializer<Polygon> {
    private static final long serialVersionUID = 1L;

    PolygonWriter() {
      super(Polygon.class);
    }

    @Override
    public void serialize(Polygon polygon, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartArray();
      for (Point point : polygon.points()) {
        json.writeArray(new int[] {point.x(), point.y()}, 0, 2);
      }
      json.writeEndArray();
    }
  }

  private static final class PolygonReader extends StdDeserializer<Polygon> {
    private static final long serialVersionUID = 1L;

    PolygonReader() {
      super(Polygon.class);
    }

    @Override
    public Polygon deserialize(JsonParser json, DeserializationContext context) throws IOException {
      List<Point> points = new ArrayList<>();
      for (int[] point : context.readValue(json, int[][].class)) {
        if (point.length != 2) {
          throw new IllegalArgumentException(
              "a point is [x, y], not of %d numbers".formatted(point.length));
        }
        points.add(new Point(point[0], point[1]));
      }
      return new Polygon(points);
    }
  }

  private static final class RegionWriter extends StdSerializer<Region> {
    private static final long serialVersionUID = 1L;

    RegionWriter() {
      super(Region.class);
    }

    @Override
    public void serialize(Region region, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      Optional<Rectangle> rectangle = region.rectangle();
      provider.defaultSerializeValue(
          rectangle.isPresent() ? rectangle.get() : region.polygons(), json);
    }
  }

  private static final class RegionReader extends StdDeserializer<Region> {
    private static final long serialVersionUID = 1L;

    RegionReader() {
      super(Region.class);
    }

    @Override
    public Region deserialize(JsonParser json, DeserializationContext context) throws IOException {
      JsonNode tree = context.readTree(json);
      if (tree.isArray()) {
        return new Region(List.of(context.readTreeAsValue(tree, Polygon[].class)));
      }
      Rectangle rectangle = context.readTreeAsValue(tree, Rectangle.class);
      return new Region(List.of(Polygon.of(rectangle)));
    }
  }
}
