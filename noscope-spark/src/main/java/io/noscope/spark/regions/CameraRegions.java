package io.noscope.spark.regions;

import io.noscope.label.Polygon;
import io.noscope.label.Region;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file says of one camera, in pixels of the whole frame.
 *
 * @param regions by name: what queries can be about
 * @param ignoreMotion masks: where motion does not count, whatever the query is about
 */
public record CameraRegions(SortedMap<String, Region> regions, List<Polygon> ignoreMotion)
    implements Serializable {
  /** Nothing. */
  public static final CameraRegions NONE = new CameraRegions(new TreeMap<>(), List.of());

  public CameraRegions {
    regions = new TreeMap<>(regions);
    ignoreMotion = List.copyOf(ignoreMotion);
  }

  /** By region what pictures show it in. */
  public SortedMap<String, String> colours() {
    SortedMap<String, String> colours = new TreeMap<>();
    regions.keySet().forEach(name -> colours.put(name, Paint.of(colours.size()).name()));
    return colours;
  }
}
