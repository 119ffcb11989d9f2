package io.noscope.spark.train;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.Camera;
import io.noscope.spark.regions.CameraQueries;
import io.noscope.store.CascadeKey;
import io.noscope.video.VideoFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * What cascades are asked for.
 *
 * @param spark where jobs run
 * @param files of the archive, of any number of cameras
 * @param conf settings of the read
 * @param queries what is asked of each camera
 * @param referenceId the reference detector
 */
record CascadeRequest(
    SparkSession spark,
    List<VideoFile> files,
    NoScopeConf conf,
    CameraQueries queries,
    String referenceId) {
  /** Names of the cameras of the files. */
  Set<String> cameras() {
    return files.stream()
        .map(file -> Camera.name(file, conf.camera()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  CascadeKey key(String camera) {
    return queries.key(camera, referenceId);
  }

  CascadeOrder order(Camera camera) {
    queries.requireFit(camera);
    return new CascadeOrder(
        JavaSparkContext.fromSparkContext(spark.sparkContext()), camera, conf, key(camera.name()));
  }

  Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }
}
