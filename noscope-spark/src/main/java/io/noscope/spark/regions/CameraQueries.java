package io.noscope.spark.regions;

import io.noscope.label.Polygon;
import io.noscope.label.Query;
import io.noscope.label.Rectangle;
import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Camera;
import io.noscope.store.CascadeKey;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * What a query is of each camera: where its region is a name, the region differs.
 *
 * @param query what is asked of all cameras
 * @param region name of the region; empty where the query itself says where
 * @param file that has the region and masks of each camera
 */
public record CameraQueries(Query query, String region, RegionsFile file) implements Serializable {
  /**
   * Reads the file of regions, if one is set.
   *
   * @param query as {@link NoScopeConf#query(String)} makes it
   * @throws IllegalArgumentException where a region has a name but no file is set, or the file is
   *     wrong
   */
  public static CameraQueries of(Query query, NoScopeConf conf, Configuration hadoop)
      throws IOException {
    Optional<String> name = conf.regionName();
    if (name.isPresent() && conf.regions().isEmpty()) {
      throw new IllegalArgumentException("region: " + NoScopeConf.noFileFor(name.get()));
    }
    RegionsFile file =
        conf.regions().isPresent()
            ? RegionsFile.read(conf.regions().get(), hadoop)
            : RegionsFile.NONE;
    return new CameraQueries(query, name.orElse(""), file);
  }

  /**
   * What is asked of a camera.
   *
   * @throws IllegalArgumentException where it has no region of the name
   */
  public Query of(String camera) {
    return region.isEmpty() ? query : query.withRegion(file.region(camera, region));
  }

  /** What a cascade for a camera is kept under. */
  public CascadeKey key(String camera, String referenceId) {
    return new CascadeKey(camera, of(camera), referenceId, ignoreMotion(camera));
  }

  /** Whether it can be asked of a camera. */
  public boolean concerns(String camera) {
    return region.isEmpty() || file.has(camera, region);
  }

  /** Where a camera's motion does not count, as far as the query looks there at all. */
  private List<Polygon> ignoreMotion(String camera) {
    Optional<Rectangle> view = of(camera).view();
    return file.ignoreMotion(camera).stream()
        .filter(mask -> view.isEmpty() || view.get().meets(mask.bounds()))
        .toList();
  }

  /**
   * Sees whether regions and masks fit the frames of a camera.
   *
   * @throws IllegalArgumentException naming what does not
   */
  public void requireFit(Camera camera) {
    file.requireFits(camera);
  }
}
