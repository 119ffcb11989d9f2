package io.noscope.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.detect.ModelSpec;
import io.noscope.detect.MotionMask;
import io.noscope.label.ErrorRates;
import io.noscope.label.Guarantee;
import io.noscope.label.Query;
import io.noscope.label.Region;
import io.noscope.label.Targets;
import io.noscope.video.VideoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascadeStoreTest {
  private static final Query QUERY =
      new Query(
          "person",
          Optional.of(new Region(384, 240, 512, 432)),
          0.1 + 0.2,
          new Targets(0.01, 0.05));
  private static final CascadeKey KEY = new CascadeKey("lobby", QUERY, "nanodet-g-416");

  private final Random random = new Random(17);
  @TempDir private Path root;
  private CascadeStore store;

  @BeforeEach
  void open() throws IOException {
    store = new CascadeStore(new Configuration(), root.resolve("store").toUri().toString());
  }

  @Test
  void nothingIsFoundInAStoreThatDoesNotExist() throws IOException {
    assertThat(store.find(KEY)).isEmpty();
    assertThat(store.list()).isEmpty();
    assertThat(root.resolve("store")).doesNotExist();
  }

  @Test
  void everyKindOfCascadeComesBackExactly() throws IOException {
    for (StoredCascade stored : StoredCascades.ofEveryKind(KEY, random)) {
      store.save(KEY, stored);

      StoredCascade found = store.find(KEY).orElseThrow();
      assertThat(found)
          .as(stored.cascade().describe())
          .usingRecursiveComparison()
          .withEqualsForType(CascadeStoreTest::sameBits, float[].class)
          .withEqualsForType(Arrays::equals, byte[].class)
          .isEqualTo(stored);
    }
  }

  /** Numbers that are equal may differ in their bits, and what is not a number never is equal. */
  private static boolean sameBits(float[] a, float[] b) {
    return Arrays.equals(bits(a), bits(b));
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
    return bits;
  }

  @Test
  void savingAgainReplacesAndLeavesNothingOfTheOld() throws IOException {
    StoredCascade first = StoredCascades.full(KEY, random);
    StoredCascade second = StoredCascades.full(KEY, random);

    store.save(KEY, first);
    store.save(KEY, second);

    assertThat(store.find(KEY).orElseThrow().explanation()).isEqualTo(second.explanation());
    assertThat(filesNamed("cascade.json")).hasSize(1);
    assertThat(filesNamed("model-mean.npy")).hasSize(1);
  }

  @Test
  void theKeyCountsInEveryPart() throws IOException {
    List<CascadeKey> keys =
        List.of(
            KEY,
            new CascadeKey("Lobby 2", QUERY, KEY.referenceId()),
            new CascadeKey("lobby", QUERY, "yolox"),
            new CascadeKey("lobby", Query.of("person"), KEY.referenceId()),
            new CascadeKey("lobby", Query.of("car"), KEY.referenceId()),
            new CascadeKey("lobby", Query.of("car").withAtLeast(2), KEY.referenceId()),
            new CascadeKey("lobby", Query.of("car").withAtLeast(3), KEY.referenceId()),
            new CascadeKey("lobby", Query.of("car/person"), KEY.referenceId()),
            new CascadeKey("lobby", Query.of("car-person"), KEY.referenceId()),
            new CascadeKey(
                "lobby", QUERY.withRegion(new Region(384, 240, 512, 431)), KEY.referenceId()),
            new CascadeKey("lobby", QUERY.withTargets(new Targets(0.01, 0.01)), KEY.referenceId()),
            new CascadeKey("lobby", QUERY.withTargets(new Targets(0.05, 0.05)), KEY.referenceId()),
            new CascadeKey(
                "lobby",
                QUERY.withTargets(QUERY.targets().withGuarantee(Guarantee.BOUND)),
                KEY.referenceId()),
            new CascadeKey(
                "lobby", QUERY.withTargets(QUERY.targets().withWindowFrames(6)), KEY.referenceId()),
            new CascadeKey(
                "lobby",
                new Query("person", QUERY.region(), 0.3, QUERY.targets()),
                KEY.referenceId()));
    for (CascadeKey key : keys) {
      store.save(key, StoredCascades.full(key, random));
    }

    assertThat(keys.stream().map(store::folder)).doesNotHaveDuplicates();
    assertThat(store.list())
        .extracting(CascadeEntry::key)
        .containsExactlyInAnyOrderElementsOf(keys);
    for (CascadeKey key : keys) {
      assertThat(store.find(key).orElseThrow().cascade().query()).isEqualTo(key.query());
    }
  }

  @Test
  void aRectangleIsWrittenAsItWasBeforeThereWereOtherRegions() throws IOException {
    store.save(KEY, StoredCascades.full(KEY, random));
    assertThat(Files.readString(filesNamed("cascade.json").get(0)).replaceAll("\\s", ""))
        .contains("\"region\":{\"left\":384,\"top\":240,\"right\":512,\"bottom\":432}");
  }

  @Test
  void aNumberIsWrittenOnlyWhereOneIsAskedFor() throws IOException {
    store.save(KEY, StoredCascades.full(KEY, random));
    assertThat(Files.readString(filesNamed("cascade.json").get(0))).doesNotContain("atLeast");

    CascadeKey three = new CascadeKey("lobby", QUERY.withAtLeast(3), KEY.referenceId());
    store.save(three, StoredCascades.full(three, random));
    assertThat(filesNamed("cascade.json"))
        .anySatisfy(file -> assertThat(file).content().contains("\"atLeast\" : 3"));
    assertThat(store.find(three).orElseThrow().cascade().query().atLeast()).isEqualTo(3);
  }

  @Test
  void theLengthOfWindowsIsWrittenOnlyWhereOneIsAskedFor() throws IOException {
    store.save(KEY, StoredCascades.full(KEY, random));
    assertThat(Files.readString(filesNamed("cascade.json").get(0))).doesNotContain("windowFrames");

    Query shorter = QUERY.withTargets(QUERY.targets().withWindowFrames(6));
    CascadeKey key = new CascadeKey("lobby", shorter, KEY.referenceId());
    store.save(key, StoredCascades.full(key, random));
    assertThat(filesNamed("cascade.json"))
        .anySatisfy(file -> assertThat(file).content().contains("\"windowFrames\" : 6"));
    assertThat(store.find(key).orElseThrow().cascade().query()).isEqualTo(shorter);
  }

  @Test
  void aCascadeOfPolygonsIsFoundAgain() throws IOException {
    Region corner = Region.parse("384,240 512,240 512,432 + 0,0 9,0 9,9 0,9");
    CascadeKey key = new CascadeKey("lobby", QUERY.withRegion(corner), KEY.referenceId());
    store.save(key, StoredCascades.full(key, random));

    assertThat(store.find(key).orElseThrow().cascade().query()).isEqualTo(key.query());
    assertThat(store.find(KEY)).isEmpty();
    assertThat(Files.readString(filesNamed("cascade.json").get(0)).replaceAll("\\s", ""))
        .contains("\"region\":[[[384,240],[512,240],[512,432]],[[0,0],[9,0],[9,9],[0,9]]]");
  }

  @Test
  void masksAreAPartOfWhatACascadeIs() throws IOException {
    Region clock = Region.parse("0,0,200,40");
    CascadeKey key = new CascadeKey("lobby", QUERY, KEY.referenceId(), clock.polygons());
    StoredCascade bare = StoredCascades.full(KEY, random);
    StoredCascade masked =
        StoredCascades.masked(bare, new MotionMask(clock.polygons(), QUERY.view().orElseThrow()));
    store.save(KEY, bare);
    assertThat(Files.readString(filesNamed("cascade.json").get(0)))
        .doesNotContain("ignoreMotion")
        .doesNotContain("mask");

    store.save(key, masked);

    assertThat(store.folder(key)).isNotEqualTo(store.folder(KEY));
    assertThat(mask(store.find(key))).isEqualTo(mask(Optional.of(masked))).isPresent();
    assertThat(mask(store.find(KEY))).isEmpty();
    assertThat(store.list()).extracting(CascadeEntry::key).containsExactlyInAnyOrder(KEY, key);
  }

  @Test
  void whatAModelLooksAtIsWrittenWhereThereWasAChoice() throws IOException {
    // Versions that knew of no choice write the same, and read it.
    store.save(KEY, StoredCascades.full(KEY, random));
    assertThat(Files.readString(filesNamed("cascade.json").get(0)))
        .doesNotContain("input")
        .doesNotContain("grey");

    StoredCascade grey = StoredCascades.seeing(new ModelSpec(2, 16, 32, 2, 32, true), KEY, random);
    store.save(KEY, grey);

    assertThat(Files.readString(filesNamed("cascade.json").get(0)).replaceAll("\\s", ""))
        .contains("\"stride\":2,\"input\":32,\"grey\":true}");
    assertThat(store.find(KEY).orElseThrow().cascade().model().orElseThrow().model().spec())
        .isEqualTo(new ModelSpec(2, 16, 32, 2, 32, true));
  }

  private static Optional<MotionMask> mask(Optional<StoredCascade> stored) {
    return stored.orElseThrow().cascade().difference().orElseThrow().detector().mask();
  }

  @Test
  void foldersAreReadableAndStayTheSame() {
    // The name is a contract: another hash would make every store look empty.
    assertThat(store.folder(KEY).getName()).isEqualTo("person-544c3b70383a");
    assertThat(store.folder(KEY).getParent().getName()).isEqualTo("lobby");
  }

  @Test
  void cascadesOfBeforeThereWasAGuaranteeAreEstimates() throws IOException {
    store.save(KEY, StoredCascades.full(KEY, random));
    Path document = filesNamed("cascade.json").get(0);
    String json = Files.readString(document);
    String older = json.replaceFirst(",\\s*\"guarantee\" : \"ESTIMATE\"", "");
    Files.writeString(document, older);
    Files.delete(document.resolveSibling(".cascade.json.crc"));

    assertThat(older).hasSizeLessThan(json.length());
    assertThat(store.find(KEY).orElseThrow().cascade().query()).isEqualTo(QUERY);
  }

  @Test
  void whatWasFoundOnFilesStaysWithTheCascadeUntilTheNext() throws IOException {
    FileCheck trained = new FileCheck(new VideoFile("a.mp4", 10, 1), true, ErrorRates.NONE, 5);
    FileCheck checked =
        new FileCheck(new VideoFile("b.mp4", 20, 2), false, new ErrorRates(1, 30, 2, 7), 6);
    store.addChecks(KEY, List.of(trained));
    assertThat(store.checks(KEY)).isEmpty();

    store.save(KEY, StoredCascades.full(KEY, random));
    store.addChecks(KEY, List.of(trained));
    store.addChecks(KEY, List.of(checked));
    assertThat(store.checks(KEY)).containsExactlyInAnyOrder(trained, checked);

    store.save(KEY, StoredCascades.full(KEY, random));
    assertThat(store.checks(KEY)).isEmpty();
  }

  @Test
  void aLineThatIsNoCheckIsPassedOver() throws IOException {
    FileCheck check = new FileCheck(new VideoFile("a.mp4", 10, 1), true, ErrorRates.NONE, 5);
    store.save(KEY, StoredCascades.full(KEY, random));
    store.addChecks(KEY, List.of(check));
    Path folder = filesNamed("cascade.json").get(0).resolveSibling("checks");
    Files.writeString(folder.resolve("checks-torn.jsonl"), "{\"file\":");

    assertThat(store.checks(KEY)).containsExactly(check);
  }

  @Test
  void oddCameraNamesStayInsideTheStore() throws IOException {
    for (String camera : List.of("..", "../../x", "/etc", "Straße/大門", "a:b", "*{x}", " ", "\\")) {
      if (camera.isBlank()) {
        assertThatThrownBy(() -> new CascadeKey(camera, QUERY, "r")).hasMessageContaining("camera");
        continue;
      }
      CascadeKey key = new CascadeKey(camera, QUERY, "../" + camera);
      store.save(key, StoredCascades.full(key, random));

      assertThat(store.find(key)).as(camera).isPresent();
      assertThat(store.folder(key).getParent().getParent().getName()).isEqualTo("cascades");
    }
    try (Stream<Path> outside = Files.list(root)) {
      assertThat(outside).containsExactly(root.resolve("store"));
    }
  }

  @Test
  void aCascadeForAnotherQueryIsNotSaved() {
    CascadeKey other = new CascadeKey("lobby", Query.of("car"), KEY.referenceId());

    assertThatThrownBy(() -> store.save(other, StoredCascades.full(KEY, random)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be saved");
    assertThat(root.resolve("store")).doesNotExist();
  }

  private List<Path> filesNamed(String name) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.getFileName().toString().equals(name)).toList();
    }
  }
}
