package io.noscope.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NpyTest {
  /** {@code numpy.save} of {@code numpy.array([[1, -2.5]], dtype="<f4")}. */
  private static final String BY_NUMPY =
      "\u0093NUMPY\u0001\u0000v\u0000{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }";

  @Test
  void writesWhatNumpyWrites() {
    byte[] file = Npy.ofFloats(new float[] {1, -2.5f}, 1, 2);

    assertThat(new String(file, 0, 128, ISO_8859_1))
        .isEqualTo(BY_NUMPY + " ".repeat(127 - BY_NUMPY.length()) + "\n");
    assertThat(HexFormat.of().formatHex(file, 128, file.length)).isEqualTo("0000803f000020c0");
    assertThat(Npy.floats(file, 1, 2)).containsExactly(1, -2.5f);
  }

  @Test
  void bytesComeBack() {
    byte[] values = {0, 127, (byte) 128, (byte) 255};

    byte[] file = Npy.ofBytes(values, 4);

    assertThat(new String(file, ISO_8859_1)).contains("'descr': '|u1'").contains("'shape': (4,)");
    assertThat(Npy.bytes(file, 4)).isEqualTo(values);
    assertThat(Npy.floats(Npy.ofFloats(new float[0], 0), 0)).isEmpty();
  }

  @Test
  void anotherShapeOrTypeIsAnError() {
    byte[] file = Npy.ofFloats(new float[6], 2, 3);

    assertThatThrownBy(() -> Npy.floats(file, 3, 2))
        .hasMessageContaining("not <f4 of shape (3, 2)");
    assertThatThrownBy(() -> Npy.bytes(file, 2, 3)).hasMessageContaining("not |u1 of shape (2, 3)");
    assertThatThrownBy(() -> Npy.ofFloats(new float[6], 7)).hasMessageContaining("6 values");
  }

  @Test
  void whatIsCutOffOrForeignIsAnError() {
    byte[] file = Npy.ofFloats(new float[6], 6);

    for (int length : new int[] {0, 7, 9, 60, 130, file.length - 1, file.length + 1}) {
      assertThatThrownBy(() -> Npy.floats(Arrays.copyOf(file, length), 6))
          .as("%d bytes of %d", length, file.length)
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] foreign = file.clone();
    foreign[0] = 'P';
    assertThatThrownBy(() -> Npy.floats(foreign, 6)).hasMessageContaining("not a NumPy file");
  }
}
