package io.noscope.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.store.Studies;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-05-06T07:08:00Z");

  @Test
  void showsNamesAsTextWhateverTheyHold() {
    QueryRun run = SampleRun.full();
    String html = Reports.html(run, SampleRun.pictures(run), NOW);
    String body = html.replaceAll("(?s)<style>.*?</style>|<script>.*?</script>", "");

    assertThat(body)
        .contains("&lt;script&gt;alert(1).mp4")
        .contains("&quot;per&#39;son&quot; &amp; &lt;b&gt;co&lt;/b&gt;")
        .contains("lobby &lt;img src", "&lt;s&gt;bad", "&lt;q&gt;reason", "&lt;u&gt;not")
        .doesNotContain("<script>alert", "<b>co", "<img src=x", "<s>", "<q>", "<u>", "<i>g");
    assertThat(html.split("<script", -1)).as("scripts").hasSize(3);
  }

  @Test
  void letsNothingButItsOwnScriptRunAndNothingBeFetched() {
    String html = Reports.html(SampleRun.full(), Map.of(), NOW);
    String script = html.substring(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));

    assertThat(html)
        .contains("default-src 'none'", "script-src '" + PageAssets.hash(script) + "'")
        .doesNotContain("src=\"http", "href=\"http", "url(", "@import");
    assertThat(script).contains("The MIT License", "uPlot");
  }

  @Test
  void spreadsPicturesOverAllEventsAndSaysHowManyAreLeftOut() {
    QueryRun run = SampleRun.run(SampleRun.events(70), Optional.empty());
    List<Still> wanted = ReportPage.wanted(run);

    assertThat(wanted).hasSize(60).doesNotHaveDuplicates();
    assertThat(wanted.get(0)).isEqualTo(new Still(SampleRun.PATH, 2));
    assertThat(wanted.get(59).frame()).isGreaterThan(650);
    assertThat(Reports.html(run, Map.of(), NOW)).contains("60 events, spread over all; 10 have");
  }

  /** With plain spaces for those that no line ends at. */
  private static String spaced(String text) {
    return text.replace('\u00a0', ' ');
  }

  @Test
  void noLineEndsBetweenANumberAndItsUnit() {
    assertThat(Numbers.duration(80)).matches("1\\h*min\\h*20\\h*s").doesNotContain(" ");
    assertThat(Numbers.perFrame(0.0015)).isNotEqualTo("1.50 ms");
    assertThat(spaced(Numbers.perFrame(0.0015))).isEqualTo("1.50 ms");
  }

  @Test
  void answersInASentence() {
    Answer answer = Answer.of(SampleRun.full(), CameraTimeline.of(SampleRun.full()));

    // 70 events of 5 frames at 10 a second, of 795 frames.
    assertThat(spaced(answer.sentence()))
        .isEqualTo("In 70 events: together 35.0 s of 1 min 20 s of video, 44.0%.");
    assertThat(answer.certainty()).contains("0.33%", "at most 1.8", "at most 8.8");
  }

  @Test
  void tellsWhatTrainingModelsTook() {
    String html = spaced(Reports.html(SampleRun.full(), Map.of(), NOW));

    assertThat(html)
        .contains("Trained models in 7.5 s: 6 models for 1 pass, the better 3 for up to 5.")
        .contains("Not trained: conv4x64-dense256-stride1 (12,500 us) cannot pay:");
  }

  @Test
  void saysWhatIsNotKnown() {
    String html = spaced(Reports.html(SampleRun.plain(), Map.of(), NOW));

    assertThat(html)
        .contains("In none of 1 min 20 s of video.")
        .contains("How this plan was found is not kept with it")
        .contains("No check was made in this run.", "Every file was read to its end.");
  }

  @Test
  void aRateOverNoWindowsIsUndefined() {
    QueryRun run = SampleRun.withoutPositives();
    String html = Reports.html(run, Map.of(), NOW);

    assertThat(Answer.of(run, CameraTimeline.of(run)).certainty())
        .contains("0.33% of the seconds without")
        .endsWith("and how many of the others are missed is undefined, as there were none.");
    assertThat(html)
        .contains("0 of 0 windows; allowed <b>1.0%</b>")
        .contains("There was no window to verify on that could have been one.")
        .doesNotContain("NaN");
    assertThat(html.split("class=\"gauge\"", -1)).as("gauges").hasSize(2);
  }

  @Test
  void saysWhatWouldHaveTurnedTheChoice() {
    QueryRun run = SampleRun.full();
    List<String> turns = Turns.of(Studies.full("p", "f"), run.query().targets());

    assertThat(turns).anyMatch(turn -> turn.startsWith("1 plan was cheaper"));
    // One percent of 300 negative windows is 3, of which 1 is used up; of 40 positive ones none.
    assertThat(turns).anyMatch(turn -> turn.contains("2 false alarms and 0 missed windows more"));
    assertThat(turns).anyMatch(turn -> spaced(turn).contains("1.50 ms a frame, 50% more"));
  }
}
