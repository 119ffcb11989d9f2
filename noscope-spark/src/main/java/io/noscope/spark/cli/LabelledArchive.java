package io.noscope.spark.cli;

import io.noscope.spark.files.Archive;
import io.noscope.spark.train.Cascades;
import io.noscope.spark.train.StoredFacts;
import io.noscope.store.StoredCascade;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * One camera's archive of which it is known what the reference detector says of every frame, so
 * that cascades can be found anew with other settings, run and held against it. The answers stay in
 * the store that the session names: only the first study of an archive has to wait for them.
 */
final class LabelledArchive implements AutoCloseable {
  private final Session session;
  private final Archive archive;
  private final FileSystem fs;
  private final Path scratch;
  private final Path labels;
  private final LabelRun reference;

  private LabelledArchive(
      Session session, Archive archive, FileSystem fs, Path scratch, LabelRun reference) {
    this.session = session;
    this.archive = archive;
    this.fs = fs;
    this.scratch = scratch;
    this.labels = new Path(scratch, "labels");
    this.reference = reference;
  }

  /**
   * Has the reference detector label what it has not labelled yet.
   *
   * @throws IllegalArgumentException when the files are of several cameras
   */
  static LabelledArchive open(Session session) throws IOException {
    Archive archive = session.archive();
    if (archive.cameras().size() != 1) {
      throw new IllegalArgumentException(
          "a study is of one camera's archive, and these files are of %d; name one with --camera"
              .formatted(archive.cameras().size()));
    }
    Configuration hadoop = session.context().hadoopConfiguration();
    Path store = new Path(session.conf().store());
    FileSystem fs = store.getFileSystem(hadoop);
    Path scratch = new Path(fs.makeQualified(store), "bench-" + UUID.randomUUID());
    LabelRun reference =
        LabelRun.run(
            session, "reference on every frame", Map.of("plan", "reference", "ledger", "false"));
    LabelledArchive labelled = new LabelledArchive(session, archive, fs, scratch, reference);
    StoreParts.copy(StoreParts.DETECTIONS, store, labelled.labels, hadoop);
    return labelled;
  }

  Archive archive() {
    return archive;
  }

  /** The reference detector on every frame. */
  LabelRun reference() {
    return reference;
  }

  /**
   * Seconds that asking the reference detector about every frame takes on all cores, whether or not
   * its answers come from the store.
   *
   * @param alone the cascade that consists of it
   */
  double askingSeconds(StoredCascade alone) {
    // Of an archive that is too small for a sample there is no more than the one run.
    return StoredFacts.of(alone).referenceSeconds().isEmpty()
        ? reference.seconds()
        : StoredFacts.of(alone).expectedSeconds().orElseThrow()
            * archive.frames()
            / session.context().defaultParallelism();
  }

  /**
   * A cascade, and queries with it.
   *
   * @param stored the cascade
   * @param runs at least one; of the reference alone it is known what it says, and how long it
   *     takes
   */
  record Tried(StoredCascade stored, List<LabelRun> runs) {}

  /**
   * Finds a cascade with some options replaced, and runs it in a store that knows nothing else.
   *
   * @param times how often it is run
   */
  Tried find(String description, Map<String, String> replaced, int times) throws IOException {
    Configuration hadoop = session.context().hadoopConfiguration();
    StoredCascade found = train(replaced);
    Path fresh = new Path(scratch, "query");
    StoreParts.copy(StoreParts.CASCADES, labels, fresh, hadoop);
    fs.delete(new Path(labels, StoreParts.CASCADES), true);
    if (found.cascade().isReferenceOnly()) {
      fs.delete(fresh, true);
      return new Tried(found, List.of(reference));
    }
    List<LabelRun> runs = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      fs.delete(new Path(fresh, StoreParts.DETECTIONS), true);
      runs.add(LabelRun.run(session, description, options(fresh, replaced)));
    }
    fs.delete(fresh, true);
    return new Tried(found, List.copyOf(runs));
  }

  private StoredCascade train(Map<String, String> replaced) {
    return Cascades.obtain(
            session.spark(),
            session.videos(),
            session.conf().with(options(labels, replaced)),
            session.conf().query(session.options().object()))
        .values()
        .iterator()
        .next();
  }

  private static Map<String, String> options(Path store, Map<String, String> replaced) {
    Map<String, String> options = new HashMap<>(replaced);
    options.put("store", store.toString());
    options.put("ledger", "false");
    return options;
  }

  @Override
  public void close() throws IOException {
    fs.delete(scratch, true);
  }
}
