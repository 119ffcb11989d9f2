package io.noscope.spark.clips;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import io.noscope.video.DecodedClip;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real HDFS in this JVM holds the video and the clips. */
@ExtendWith(LocalSpark.class)
class ClipsHdfsTest {
  @TempDir private java.nio.file.Path disks;

  @Tag("slow")
  @Test
  void clipsAreCutWhereTheVideosLie(SparkSession spark) throws IOException {
    Configuration conf = new Configuration(spark.sparkContext().hadoopConfiguration());
    MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(conf, disks.resolve("dfs").toFile())
            .numDataNodes(1)
            .format(true)
            .build();
    try {
      FileSystem hdfs = cluster.getFileSystem();
      Path video = hdfs.makeQualified(new Path("/recordings/square/pedestrians.mp4"));
      hdfs.copyFromLocalFile(new Path(Pedestrians.path()), video);
      Path folder = hdfs.makeQualified(new Path("/clips"));
      Dataset<Row> rows =
          spark
              .read()
              .format("video")
              .load(video.toString())
              .where("frame between 48 and 52")
              .select("path", "frame")
              .union(spark.range(900, 903).select(lit(video.toString()), col("id")));

      List<Row> clips = NoScope.writeClips(rows, folder.toString()).collectAsList();

      assertThat(clips).extracting(row -> row.<Long>getAs("frames")).containsExactly(5L, 0L);
      assertThat(clips.get(1).<String>getAs("error")).contains("900 to 902", "795 frames");
      Path clip = new Path(clips.get(0).<String>getAs("clip"));
      assertThat(clip.getParent()).isEqualTo(folder);
      assertThat(clip.getName()).startsWith("square-pedestrians-").endsWith("-48-52.mp4");
      java.nio.file.Path copy = disks.resolve("copy.mp4");
      hdfs.copyToLocalFile(clip, new Path(copy.toString()));
      assertThat(DecodedClip.of(copy).images()).hasSize(5);

      assertThat(NoScope.writeClips(rows, folder.toString()).collectAsList()).isEqualTo(clips);
      assertThat(Arrays.stream(hdfs.listStatus(folder)).map(FileStatus::getPath))
          .containsExactly(clip);
    } finally {
      cluster.shutdown();
    }
  }
}
