package io.noscope.spark.conf;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.Test;

/** Misspelt keys of a session. */
class SessionKeysTest {
  @Test
  void areFoundAmongAllOthers() {
    SQLConf session = new SQLConf();
    session.setConfString("spark.noscope.segmentFrames", "10");
    session.setConfString("spark.noscope.segmentframes", "10");
    session.setConfString("spark.noscope.badFilePath", "bad");
    session.setConfString("spark.nearby.badFilePath", "bad");

    assertThat(SessionKeys.unknown(session))
        .containsExactly("spark.noscope.badFilePath", "spark.noscope.segmentframes");
  }

  @Test
  void areNamedWithTheNearest() {
    assertThat(SessionKeys.nearest("spark.noscope.badFilePath"))
        .isEqualTo("spark.noscope.badFilesPath");
  }

  @Test
  void doNotStopARead() {
    SQLConf session = new SQLConf();
    session.setConfString("spark.noscope.stepp", "10");

    SessionKeys.warnOfUnknown(session);
    assertThat(SessionKeys.unknown(session)).containsExactly("spark.noscope.stepp");
  }
}
