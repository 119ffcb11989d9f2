package io.noscope.store;

import static io.noscope.Mistakes.mistake;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.noscope.Mistakes;
import io.noscope.label.Query;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the store does not take, and what it says of damaged files. */
class StoreMistakesTest implements Mistakes {
  /** An array of two floats, cut off by so many bytes. */
  private static byte[] cut(int bytes) {
    byte[] whole = Npy.ofFloats(new float[2], 2);
    return Arrays.copyOf(whole, whole.length - bytes);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "a cascade's key names a camera, not ' '",
            () -> new CascadeKey(" ", Query.of("person"), "reference")),
        mistake(
            "a cascade's key names a reference detector, not ''",
            () -> new CascadeKey("hall", Query.of("person"), "")),
        mistake("2 values are not an array of shape (3,)", () -> Npy.ofFloats(new float[2], 3)),
        mistake(
            "the file ends in its header",
            () -> Npy.floats(Arrays.copyOf(Npy.ofFloats(new float[2], 2), 30), 2)),
        mistake("4 bytes of numbers instead of 8", () -> Npy.floats(cut(4), 2)),
        mistake(
            "it is not a cascade: there is no JSON object in it",
            () -> CascadeJson.read("[]".getBytes(UTF_8))),
        mistake(
            "the runs of frames 4 to 8 do not add up",
            () -> new StoredSegment("a.mp4", 4, 9, List.of(), new long[0], List.of()).toLabels()));
  }
}
