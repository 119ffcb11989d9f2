package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H264UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "00000002 65 88, true, an IDR slice",
    "00000002 41 9a, false, another slice",
    "00000002 09 10 00000002 65 88, true, IDR behind a delimiter",
    "00000005 06 06 01 c4 80 00000002 61 9a, true, a recovery point at once and exact",
    "00000005 06 06 01 84 80 00000002 61 9a, false, a recovery point that is not exact",
    "00000005 06 06 01 64 80 00000002 61 9a, false, a recovery point some frames later",
    "00000008 06 01 01 00 06 01 c4 80 00000002 61 9a, true, behind another message",
    "0000000b 06 05 03 00 00 03 00 06 01 c4 80 00000002 61 9a, true, behind a stuffed message",
    "7fffffff 06 05, false, a damaged length",
    "ffffffff 09 05, false, a damaged length",
  })
  void readsUnitsWithLengths(String packet, boolean clean, String what) {
    byte[] configuration = bytes("01 64 00 1f ff e1 00");
    assertThat(H264Units.of(configuration).startCleanly(bytes(packet))).as(what).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource({
    "00000001 09 10 000001 65 88 80, true, an IDR slice",
    "00000001 67 64 00000001 41 9a 80, false, another slice",
    "000001 06 06 01 c4 80 000001 61 9a 80, true, a recovery point at once and exact",
    "000001 06 05 01 00 80 000001 06 c4 c4 c4 000001 61 9a 80, false, no such message",
    "12 34 56 78, false, no unit at all",
  })
  void readsUnitsWithStartCodes(String packet, boolean clean, String what) {
    assertThat(H264Units.of(new byte[0]).startCleanly(bytes(packet))).as(what).isEqualTo(clean);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
