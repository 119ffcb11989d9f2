package io.noscope.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OnnxNamesTest {
  @Test
  void pythonsDictionaries() {
    assertThat(OnnxNames.parse("{0: 'person', 1: \"driver's seat\", 2: 'traffic light'}"))
        .containsExactly("person", "driver's seat", "traffic light");
  }

  @Test
  void jsonWithQuotedNumbersInAnyOrder() {
    assertThat(OnnxNames.parse("{\"1\": \"dog\", \"0\": \"cat\"}")).containsExactly("cat", "dog");
  }

  @Test
  void lists() {
    assertThat(OnnxNames.parse("['cat', 'dog']")).containsExactly("cat", "dog");
  }

  @Test
  void nothingElse() {
    assertThat(OnnxNames.parse("")).isEmpty();
    assertThat(OnnxNames.parse("cat, dog")).isEmpty();
    assertThat(OnnxNames.parse("{0: 'cat', 5: 'dog'}")).isEmpty();
  }
}
