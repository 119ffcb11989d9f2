package io.noscope.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.noscope.label.EditDistance;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
  @Test
  void anUnknownClassIsAnErrorThatNamesTheNearest() throws IOException {
    assertThat(ClassNames.require("person", ClassNames.coco())).isEqualTo("person");
    assertThatThrownBy(() -> ClassNames.require("persn", ClassNames.coco()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not know 'persn'; nearest: person, ");
    assertThatThrownBy(() -> ClassNames.require("Person", ClassNames.coco()))
        .hasMessageContaining("nearest: person, ");
  }

  @Test
  void readsOneNameALine() throws IOException {
    assertThat(ClassNames.parse("a.names", "cat\r\n hot dog \nkäse\n\n".getBytes(UTF_8)))
        .containsExactly("cat", "hot dog", "käse");
    for (String bad : new String[] {"", "\n\n", "cat\n\ndog\n"}) {
      assertThatThrownBy(() -> ClassNames.parse("a.names", bad.getBytes(UTF_8)))
          .isInstanceOf(BadDetectorException.class)
          .hasMessageContaining("a.names");
    }
  }

  @Test
  void measuresEditDistance() {
    assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
    assertThat(EditDistance.between("", "abc")).isEqualTo(3);
    assertThat(EditDistance.between("abc", "")).isEqualTo(3);
    assertThat(EditDistance.between("same", "same")).isZero();
  }
}
