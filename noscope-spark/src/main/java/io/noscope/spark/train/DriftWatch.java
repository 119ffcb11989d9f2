package io.noscope.spark.train;

import io.noscope.cascade.Cascade;
import io.noscope.label.Drift;
import io.noscope.label.ErrorRates;
import io.noscope.label.Query;
import io.noscope.spark.files.Archives;
import io.noscope.spark.files.Camera;
import io.noscope.store.CascadeKey;
import io.noscope.store.CascadeStore;
import io.noscope.store.FileCheck;
import io.noscope.store.StoredCascade;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches whether the stored cascade of a camera keeps to its rates on files that it was not
 * trained on. Each version of a file is looked at once, and what was found is kept in the store.
 *
 * @param request what is asked
 * @param camera name of the camera
 * @param store where its cascade is
 */
record DriftWatch(CascadeRequest request, String camera, CascadeStore store) {
  private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

  /** Windows that count, the newest: in more, a change would drown in what was before it. */
  private static final long RECENT_WINDOWS = 300;

  /** How training is done where the cascade is to be replaced. */
  @FunctionalInterface
  interface Retraining {
    StoredCascade train() throws IOException;
  }

  /** Notes the files that a cascade was found on. */
  void trained(List<VideoFile> files) throws IOException {
    long now = System.currentTimeMillis();
    store.addChecks(
        key(), files.stream().map(f -> new FileCheck(f, true, ErrorRates.NONE, now)).toList());
  }

  /** The cascade to use, with what is known of its drift, after a look at new files. */
  StoredCascade over(StoredCascade found, Retraining retraining) throws IOException {
    if (!isWatched(found)) {
      return found;
    }
    List<FileCheck> checks = new ArrayList<>(store.checks(key()));
    checks.addAll(check(found.cascade(), unknown(checks)));
    Optional<Drift> drift = recent(checks);
    if (drift.isEmpty() || !drift.get().isShown()) {
      return StoredFacts.withDrift(found, drift);
    }
    LOG.warn(
        "camera {}: the cascade for {} does not keep to its rates on new files: {}; onDrift={}",
        camera,
        query().wanted(),
        drift.get(),
        request.conf().onDrift());
    return switch (request.conf().onDrift()) {
      case WARN -> StoredFacts.withDrift(found, drift);
      case RETRAIN -> retraining.train();
      case REFERENCE -> StoredFacts.withDrift(fallback(drift.get()), drift);
    };
  }

  /** The cascade with what is known of its drift already. */
  StoredCascade known(StoredCascade found) throws IOException {
    return isWatched(found) ? StoredFacts.withDrift(found, recent(store.checks(key()))) : found;
  }

  private boolean isWatched(StoredCascade found) {
    return request.conf().drift() > 0 && !found.cascade().isReferenceOnly();
  }

  private Query query() {
    return request.queries().of(camera);
  }

  private CascadeKey key() {
    return request.key(camera);
  }

  private List<VideoFile> files() {
    return request.files().stream()
        .filter(file -> Camera.name(file, request.conf().camera()).equals(camera))
        .toList();
  }

  private Set<VideoFile> unknown(List<FileCheck> checks) {
    Set<VideoFile> unknown = new HashSet<>(files());
    checks.forEach(check -> unknown.remove(check.file()));
    return unknown;
  }

  private List<FileCheck> check(Cascade cascade, Set<VideoFile> files) throws IOException {
    if (files.isEmpty()) {
      return List.of();
    }
    List<FileCheck> checks = new ArrayList<>();
    for (Camera one : Archives.of(request.spark(), request.files(), request.conf()).cameras()) {
      if (one.name().equals(camera)) {
        checks.addAll(DriftCheck.run(request.order(one), cascade, files));
      }
    }
    store.addChecks(key(), checks);
    return checks;
  }

  /** Nothing where all files that are asked about were trained on. */
  private Optional<Drift> recent(List<FileCheck> checks) {
    Set<VideoFile> unseen = new HashSet<>(files());
    checks.stream().filter(FileCheck::trained).forEach(check -> unseen.remove(check.file()));
    if (unseen.isEmpty()) {
      return Optional.empty();
    }
    List<FileCheck> newest = new ArrayList<>(checks);
    newest.sort(Comparator.comparingLong(FileCheck::atMillis).reversed());
    ErrorRates found = ErrorRates.NONE;
    for (FileCheck check : newest) {
      if (found.negatives() + found.positives() < RECENT_WINDOWS) {
        found = found.plus(check.found());
      }
    }
    return Optional.of(new Drift(found, query().targets()));
  }

  private StoredCascade fallback(Drift drift) {
    return new StoredCascade(
        Cascade.referenceOnly(query(), request.referenceId()),
        "every frame goes to the reference detector (onDrift=reference): the cascade does not keep"
            + " to its rates on new files: "
            + drift,
        Map.of(),
        Optional.empty());
  }
}
