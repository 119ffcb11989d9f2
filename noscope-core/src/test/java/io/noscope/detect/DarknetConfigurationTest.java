package io.noscope.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DarknetConfigurationTest {
  private static final String CFG =
      """
      [net]
      # Training
      width = 320
      height=192

      [convolutional]
      filters=21

      [yolo]
      mask = 0,1,2
      classes=2
      thresh=.6
      """;

  @Test
  void readsSizesAndMakesDetectionLayersReportEverything() throws IOException {
    DarknetConfiguration cfg = DarknetConfiguration.parse("a.cfg", CFG.getBytes(UTF_8));
    assertThat(cfg.width()).isEqualTo(320);
    assertThat(cfg.height()).isEqualTo(192);
    assertThat(cfg.classes()).isEqualTo(2);
    assertThat(cfg.text())
        .isEqualTo(
            """
            [net]
            width=320
            height=192

            [convolutional]
            filters=21

            [yolo]
            mask=0,1,2
            classes=2
            thresh=0
            nms_threshold=0

            """);
  }

  @Test
  void saysWhatIsMissing() {
    refuses(CFG.replace("[net]", "[nets]"), "it has no section named any of [net]");
    refuses(CFG.replace("[yolo]", "[cost]"), "yolo");
    refuses(CFG.replace("320", "-1"), "the cfg needs a whole number above 0 for width, not '-1'");
    refuses(CFG.replace("classes=2", ""), "classes, not ''");
    refuses("hello world", "it should not have a line 'hello world'");
    refuses("", "[net]");
  }

  private static void refuses(String cfg, String part) {
    assertThatThrownBy(() -> DarknetConfiguration.parse("a.cfg", cfg.getBytes(UTF_8)))
        .isInstanceOf(BadDetectorException.class)
        .hasMessageStartingWith("a.cfg: ")
        .hasMessageContaining(part);
  }
}
