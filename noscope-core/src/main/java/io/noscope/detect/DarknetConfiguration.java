package io.noscope.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a Darknet cfg says that OpenCV does not tell, and the text to hand to OpenCV.
 *
 * @param text the cfg with its detection layers told to report every box
 * @param width of the network's input in pixels
 * @param height of the network's input in pixels
 * @param classes how many
 */
record DarknetConfiguration(String text, int width, int height, int classes) {
  private static final Set<String> DETECTION_LAYERS = Set.of("yolo", "region");

  /** By itself OpenCV would drop scores below 0.2 and suppress overlaps on each scale apart. */
  private static final Map<String, String> REPORT_ALL = Map.of("thresh", "0", "nms_threshold", "0");

  /**
   * Reads a cfg file.
   *
   * @throws BadDetectorException when it is no cfg, or one without input size or detection layer
   */
  static DarknetConfiguration parse(String location, byte[] utf8) throws BadDetectorException {
    List<DarknetSection> sections = DarknetSection.parse(location, utf8);
    Map<String, String> net = settings(location, sections, Set.of("net"));
    Map<String, String> detection = settings(location, sections, DETECTION_LAYERS);
    return new DarknetConfiguration(
        sections.stream()
            .map(section -> isDetection(section) ? section.with(REPORT_ALL) : section)
            .map(DarknetSection::toString)
            .collect(Collectors.joining()),
        positive(location, net, "width"),
        positive(location, net, "height"),
        positive(location, detection, "classes"));
  }

  private static boolean isDetection(DarknetSection section) {
    return DETECTION_LAYERS.contains(section.name());
  }

  private static Map<String, String> settings(
      String location, List<DarknetSection> sections, Set<String> names)
      throws BadDetectorException {
    for (DarknetSection section : sections) {
      if (names.contains(section.name())) {
        return section.settings();
      }
    }
    throw new BadDetectorException(
        location, "not the cfg of a Darknet detector: it has no section named any of " + names);
  }

  private static int positive(String location, Map<String, String> settings, String key)
      throws BadDetectorException {
    String text = settings.getOrDefault(key, "");
    try {
      int value = Integer.parseInt(text);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message that says what is needed.
    }
    throw new BadDetectorException(
        location, "the cfg needs a whole number above 0 for %s, not '%s'".formatted(key, text));
  }
}
