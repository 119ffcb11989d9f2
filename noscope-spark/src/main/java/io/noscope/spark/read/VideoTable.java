package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.files.VideoListing;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.CatalogV2Util;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.MetadataColumn;
import org.apache.spark.sql.connector.catalog.SupportsMetadataColumns;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * Video files as a table of frames.
 *
 * @param paths files, folders or patterns
 * @param conf settings of the read
 * @param rowType all columns, but for those of answers and detections
 * @param asked queries whose answers are columns
 * @param detections columns that the reference detector fills
 */
public record VideoTable(
    List<String> paths,
    NoScopeConf conf,
    StructType rowType,
    ScanQueries asked,
    ScanDetections detections)
    implements Table, SupportsRead, SupportsMetadataColumns {
  /** Which files it is about. */
  public VideoListing listing() {
    return new VideoListing(paths, conf.listing());
  }

  /** Whether rows have the columns present and stage, and pixels only where the class is. */
  boolean labelled() {
    return List.of(rowType.fieldNames()).contains(VideoColumn.PRESENT.label());
  }

  /** A table of frames about which nothing is asked but what the settings say. */
  static VideoTable of(List<String> paths, NoScopeConf conf, StructType rowType) {
    return new VideoTable(paths, conf, rowType, ScanQueries.of(conf), ScanDetections.none(conf));
  }

  /** The same files under other settings. */
  VideoTable with(NoScopeConf other) {
    return new VideoTable(paths, other, rowType, asked, detections);
  }

  /** With columns for the answers to these queries. */
  VideoTable asking(ScanQueries queries) {
    return new VideoTable(paths, conf, rowType, queries, detections);
  }

  /** With these columns of detections. */
  VideoTable detecting(ScanDetections columns) {
    return new VideoTable(paths, conf, rowType, asked, columns);
  }

  @Override
  public String name() {
    return "video " + String.join(", ", paths);
  }

  @Override
  public Column[] columns() {
    return CatalogV2Util.structTypeToV2Columns(rowType);
  }

  @Override
  public MetadataColumn[] metadataColumns() {
    return new MetadataColumn[] {new FileMetadata()};
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ, TableCapability.MICRO_BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new VideoScanBuilder(this);
  }
}
