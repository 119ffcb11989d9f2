package io.noscope.spark.cli;

import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.store.CascadeEntry;
import io.noscope.store.CascadeStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What is in a store, and how much of it. */
final class StoreListing {
  private StoreListing() {}

  static List<StoredThing> cascades(String store, Configuration hadoop) throws IOException {
    List<StoredThing> things = new ArrayList<>();
    for (CascadeEntry entry : new CascadeStore(hadoop, store).list()) {
      things.add(thing(facts(entry), entry.folder(), hadoop));
    }
    return things;
  }

  /** Detectors whose answers the store remembers. */
  static List<StoredThing> detectors(String store, Configuration hadoop) throws IOException {
    Path root = new Path(store, StoreParts.DETECTIONS);
    FileSystem fs = root.getFileSystem(hadoop);
    List<StoredThing> things = new ArrayList<>();
    if (fs.exists(root)) {
      FileStatus[] folders = fs.listStatus(root);
      Arrays.sort(folders);
      for (FileStatus folder : folders) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("id", folder.getPath().getName());
        facts.put("videos", "videos answered about: %,d".formatted(children(fs, folder)));
        things.add(thing(facts, folder.getPath(), hadoop));
      }
    }
    return things;
  }

  private static int children(FileSystem fs, FileStatus folder) throws IOException {
    return fs.listStatus(folder.getPath()).length;
  }

  private static StoredThing thing(Map<String, String> facts, Path folder, Configuration hadoop)
      throws IOException {
    FileSystem fs = folder.getFileSystem(hadoop);
    return new StoredThing(
        facts,
        fs.makeQualified(folder),
        fs.getFileStatus(folder).getModificationTime(),
        fs.getContentSummary(folder).getLength());
  }

  private static Map<String, String> facts(CascadeEntry entry) {
    Query query = entry.key().query();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("camera", entry.key().camera());
    facts.put("object", query.label());
    if (query.atLeast() != 1) {
      facts.put("atLeast", query.wanted());
    }
    facts.put("region", query.region().map(Region::toString).orElse("whole view"));
    facts.put(
        "rates",
        "%s false positives, %s false negatives (%s)"
            .formatted(
                share(query.targets().falsePositiveRate()),
                share(query.targets().falseNegativeRate()),
                query.targets().guarantee().name().toLowerCase(Locale.ROOT)));
    if (query.targets().windowFrames() != 0) {
      facts.put("windows", query.targets().windowFrames() + " frames each");
    }
    facts.put("reference", entry.key().referenceId() + " from " + query.referenceConfidence());
    facts.put("plan", entry.description());
    return facts;
  }

  private static String share(double rate) {
    return String.format(Locale.ROOT, "%s%%", Math.round(1e4 * rate) / 1e2);
  }
}
