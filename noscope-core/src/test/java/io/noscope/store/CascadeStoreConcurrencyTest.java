package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.label.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascadeStoreConcurrencyTest {
  private static final CascadeKey KEY = new CascadeKey("lobby", Query.of("person"), "nanodet");
  private static final int ROUNDS = 25;

  @TempDir private Path root;

  @Test
  void readersSeeOneWholeCascadeOrAnotherWhileWritersReplaceIt() throws Exception {
    List<StoredCascade> candidates =
        IntStream.range(0, 4).mapToObj(seed -> StoredCascades.full(KEY, new Random(seed))).toList();
    Set<String> fingerprints =
        candidates.stream()
            .map(CascadeStoreConcurrencyTest::fingerprint)
            .collect(Collectors.toSet());
    CascadeStore store = new CascadeStore(new Configuration(), root.toUri().toString());
    store.save(KEY, candidates.get(0));

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        boolean writes = thread < 2;
        int offset = thread;
        work.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < ROUNDS; round++) {
                    if (writes) {
                      store.save(KEY, candidates.get((round * 2 + offset) % candidates.size()));
                    } else {
                      assertThat(fingerprint(store.find(KEY).orElseThrow())).isIn(fingerprints);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> future : work) {
        future.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(store.find(KEY)).isPresent();
    store.save(KEY, candidates.get(0));
    try (Stream<Path> versions = Files.list(Path.of(store.folder(KEY).toUri()))) {
      assertThat(versions).hasSize(1);
    }
  }

  /** Differs where files of two cascades were mixed. */
  private static String fingerprint(StoredCascade stored) {
    var model = stored.cascade().model().orElseThrow();
    var detector = stored.cascade().difference().orElseThrow().detector();
    return String.join(
        " ",
        stored.explanation(),
        stored.metadata().get("seed"),
        String.valueOf(model.low()),
        String.valueOf(Arrays.hashCode(model.model().meanImage())),
        String.valueOf(Arrays.hashCode(detector.referenceImage())),
        String.valueOf(Arrays.hashCode(detector.weights())));
  }
}
