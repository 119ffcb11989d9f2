package io.noscope.spark.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The third argument of {@code noscope_contains}. */
class ContainsCallTest {
  @Test
  void readsWhatItWrites() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("region", "1,2,3,4");
    settings.put("falsePositiveRate", "0.05");

    assertThat(ContainsCall.format(settings)).isEqualTo("region=1,2,3,4; falsePositiveRate=0.05");
    assertThat(ContainsCall.settings(ContainsCall.format(settings)))
        .containsExactlyEntriesOf(settings);
  }

  @ParameterizedTest
  @ValueSource(strings = {"camera=a=b", " camera = a=b ", "camera=a=b;", " ; camera=a=b ;; "})
  void spaceAndEmptyPartsDoNotCount(String text) {
    assertThat(ContainsCall.settings(text)).containsOnly(Map.entry("camera", "a=b"));
  }

  @Test
  void nothingIsNoSettings() {
    assertThat(ContainsCall.settings(" ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"region", "=5", "camera=a; region"})
  void anythingElseIsAnErrorThatShowsTheForm(String text) {
    assertThatThrownBy(() -> ContainsCall.settings(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("noscope_contains: settings are 'key=value; key=value', not '" + text + "'");
  }
}
