package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import java.util.Map;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * {@code spark.read().format("video").load(paths)}: video files as frames. Found by Spark through
 * the service registry.
 */
public final class VideoDataSource implements TableProvider, DataSourceRegister {
  @Override
  public String shortName() {
    return "video";
  }

  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    NoScopeConf conf = NoScopeConf.resolve(options, SQLConf.get(), VideoPaths.OPTIONS);
    return VideoColumn.schema(conf.label().isPresent());
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    CaseInsensitiveStringMap options = new CaseInsensitiveStringMap(properties);
    return VideoTable.of(
        VideoPaths.of(options),
        NoScopeConf.resolve(options, SQLConf.get(), VideoPaths.OPTIONS),
        schema);
  }
}
