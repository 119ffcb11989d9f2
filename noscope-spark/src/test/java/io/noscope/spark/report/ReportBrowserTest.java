package io.noscope.spark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.noscope.TestData;
import io.noscope.label.Query;
import io.noscope.spark.LocalSpark;
import io.noscope.spark.NoScope;
import io.noscope.spark.Pedestrians;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Opens reports in a browser: nothing is complained of, fetched, left undrawn or out of reach. */
@Tag("slow")
@ExtendWith(LocalSpark.class)
class ReportBrowserTest {
  private static final String DRAWN =
      """
      [...document.querySelectorAll('.plot')].filter(place => {
        const canvas = place.querySelector('canvas');
        const data = canvas && canvas.getContext('2d')
            .getImageData(0, 0, canvas.width, canvas.height).data;
        return data && data.some(byte => byte !== 0);
      }).length
      """;

  @TempDir private Path folder;

  @Test
  void ofAQueryWithNamesThatLookLikeMarkup() throws IOException {
    QueryRun run = SampleRun.full();
    check(
        page("full", Reports.html(run, SampleRun.pictures(run), ZonedDateTime.now(ZoneOffset.UTC))),
        4);
  }

  @Test
  void ofAPlanThatNothingIsKeptOf() throws IOException {
    check(
        page("plain", Reports.html(SampleRun.plain(), Map.of(), ZonedDateTime.now(ZoneOffset.UTC))),
        0);
  }

  @Test
  void ofAQueryThatWasRun(SparkSession spark) throws IOException {
    Path file = folder.resolve("pedestrians.html");
    String store = folder.resolve("store").toString();
    Pedestrians.storePlan(spark, store, "resources");

    NoScope.report(
        Pedestrians.read(spark, Map.of("store", store)), Pedestrians.QUERY, file.toString());

    String html = Files.readString(file);
    assertThat(html).contains("data:image/jpeg;base64,").doesNotContain("no picture");
    assertThat(html).contains("When is a person in view, in the region " + Pedestrians.REGION);
    check(file, 0);
  }

  @Test
  void ofAQueryOverTheLobby(SparkSession spark) throws IOException {
    Path lobby = TestData.file("archive/lobby-00.mp4");
    Path model = TestData.file("models/yolox_nano.onnx");
    Path file = folder.resolve("lobby.html");
    Map<String, String> options =
        Map.of("store", folder.resolve("store").toString(), "reference", model.toString());

    NoScope.report(
        spark.read().format("video").options(options).load(lobby.toString()),
        Query.of("person"),
        file.toString());

    assertThat(Files.readString(file))
        .contains("data:image/jpeg;base64,")
        .doesNotContain("no picture");
    check(file, 4);
  }

  /** For reports that are there already, such as the demo's, which CI names. */
  @Test
  void ofPagesThatAreNamed() throws IOException {
    List<Path> pages = Browser.given().toList();
    assumeTrue(!pages.isEmpty(), "skipped: no page is named by -Dnoscope.reports");
    for (Path page : pages) {
      check(page, -1);
    }
  }

  private Path page(String name, String html) throws IOException {
    return Files.writeString(folder.resolve(name + ".html"), html);
  }

  /** To look at: {@code target/screenshots/lobby-390-dark.png}. */
  private static Path screenshot(Path page, int width, boolean dark) {
    String name = page.getFileName().toString().replace(".html", "");
    return Path.of(
        System.getProperty("basedir", "."),
        "target/screenshots",
        "%s-%d-%s.png".formatted(name, width, dark ? "dark" : "light"));
  }

  /**
   * @param charts how many there are; -1 for any number but none
   */
  private void check(Path page, long charts) throws IOException {
    // Colours do not depend on the width, nor does the layout on colours.
    check(page, charts, 1440, false);
    check(page, charts, 390, true);
  }

  private void check(Path page, long charts, int width, boolean dark) throws IOException {
    try (Browser browser = Browser.start(folder.resolve("profile-" + System.nanoTime()), dark)) {
      browser.open(page.toAbsolutePath(), width);
      String what = "%s at %d pixels, %s".formatted(page, width, dark ? "dark" : "light");
      long plots = (Long) browser.value("document.querySelectorAll('.plot').length");
      assertThat(plots).as("charts of " + what).matches(n -> charts < 0 ? n > 0 : n == charts);
      assertThat(browser.value(DRAWN)).as("charts drawn of " + what).isEqualTo(plots);
      assertThat(browser.value("document.querySelectorAll('svg[data-chart] rect').length"))
          .as("timeline of " + what)
          .matches(rects -> (Long) rects >= 1);
      assertThat(browser.value("document.documentElement.scrollWidth"))
          .as("width of " + what)
          .matches(wide -> (Long) wide <= width);
      browser.shoot(screenshot(page, width, dark));
      assertThat(browser.faults()).as("faults of " + what).isEmpty();
      assertThat(browser.complaints()).as("console of " + what).isEmpty();
      assertThat(browser.requests()).as("requests of " + what).isEmpty();
    }
  }
}
