package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of how a stored cascade does on the files that it was asked about: {@code
 * VERSION/checks/*.jsonl} beside the cascade, so that a newly trained one begins anew.
 *
 * @param fs of the store
 * @param folder of the cascade's checks
 */
record CascadeChecks(FileSystem fs, Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(CascadeChecks.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  static CascadeChecks of(FileSystem fs, Path version) {
    return new CascadeChecks(fs, new Path(version, "checks"));
  }

  /** In no order. What cannot be read is as good as not there: the file is checked again. */
  List<FileCheck> read() throws IOException {
    List<FileCheck> checks = new ArrayList<>();
    for (FileStatus status : Files.list(fs, folder)) {
      if (status.getPath().getName().endsWith(JsonLines.SUFFIX)) {
        read(status.getPath(), checks);
      }
    }
    return checks;
  }

  private void read(Path file, List<FileCheck> checks) throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(fs.open(file), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        checks.add(JSON.readValue(line, FileCheck.class));
      }
    } catch (JsonProcessingException e) {
      LOG.warn("{}: a line is not a check; what it says is checked again", file, e);
    }
  }

  void add(List<FileCheck> checks) throws IOException {
    List<String> lines = new ArrayList<>(checks.size());
    for (FileCheck check : checks) {
      lines.add(JSON.writeValueAsString(check));
    }
    JsonLines.add(fs, folder, "checks", lines);
  }
}
