package io.noscope.spark.report;

import io.noscope.optimize.Doubt;
import io.noscope.optimize.Doubts;
import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Frames of the verify block about which plan and reference detector disagree.
 *
 * @param summary how many
 * @param falsePositives pictures of those that the plan alone calls positive
 * @param falseNegatives pictures of those that the detector alone does
 */
record DoubtsView(String summary, List<Picture> falsePositives, List<Picture> falseNegatives) {

  /**
   * @param videos by path
   */
  static DoubtsView of(Doubts doubts, Map<String, VideoInfo> videos, Map<Still, String> pictures) {
    List<Picture> falsely = new ArrayList<>();
    List<Picture> missed = new ArrayList<>();
    for (Doubt doubt : doubts.runs()) {
      (doubt.reference() ? missed : falsely).add(picture(doubt, videos, pictures));
    }
    return new DoubtsView(
        doubts.frames() == 0
            ? "No plan was run on a verify block."
            : ("Of %s frames of the verify block, the plan alone called %s positive and the"
                    + " reference detector alone %s. A window counts as wrong only if most of its"
                    + " frames are. The longest runs are shown, each by its middle frame; boxes are the"
                    + " detector\u2019s.")
                .formatted(
                    Numbers.count(doubts.frames()),
                    Numbers.count(doubts.falsePositives()),
                    Numbers.count(doubts.falseNegatives())),
        falsely,
        missed);
  }

  private static Picture picture(
      Doubt doubt, Map<String, VideoInfo> videos, Map<Still, String> pictures) {
    Still still = new Still(doubt.path(), doubt.frame());
    String name = doubt.path().substring(doubt.path().lastIndexOf('/') + 1);
    VideoInfo video = videos.get(doubt.path());
    List<String> lines = new ArrayList<>();
    lines.add(
        "plan: %s, detector: %s"
            .formatted(
                doubt.reference() ? "absent" : "present",
                doubt.reference() ? "present" : "absent"));
    lines.add(
        "%s by %s%s"
            .formatted(
                Numbers.count(doubt.frames(), "frame"),
                doubt.stage().name().toLowerCase(Locale.ROOT),
                Float.isNaN(doubt.score())
                    ? ""
                    : String.format(Locale.ROOT, ", score %.2f", doubt.score())));
    lines.add(name);
    return new Picture(
        pictures.containsKey(still) ? List.of(pictures.get(still)) : List.of(),
        "%s: frame %d of %s"
            .formatted(
                doubt.reference() ? "False negative" : "False positive", doubt.frame(), name),
        "frame %s%s"
            .formatted(
                Numbers.count(doubt.frame()),
                video == null
                    ? ""
                    : " \u00b7 " + Numbers.clock(doubt.frame() / video.framesPerSecond())),
        lines);
  }
}
