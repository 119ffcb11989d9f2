package io.noscope.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the code tells a user who has made a mistake is quoted by a test that makes it. */
class MessageInventoryTest {
  /** Beginnings of messages that no test brings about, and why. */
  private static final Map<String, String> UNTESTED =
      Map.ofEntries(
          Map.entry(
              ": a draft of it cannot be renamed to it",
              "a file system that neither renames nor throws"),
          Map.entry("cannot be renamed to", "the same"),
          Map.entry("it cannot be made", "a file system that neither makes a folder nor throws"),
          Map.entry("the folder cannot be made", "the same"),
          Map.entry("reading failed at byte", "a disk or network would have to fail"),
          Map.entry("memory cannot be written to", "a digest never fails"),
          Map.entry("ONNX Runtime:", "its native library would have to be broken"),
          Map.entry("FFmpeg cannot write MP4:", "FFmpeg would have to lack memory"),
          Map.entry(": a picture cannot be encoded:", "the same"),
          Map.entry("does not start for", "sizes are made to fit the encoder before"),
          Map.entry(
              "any more; the file has changed, list it again",
              "a file would have to change within a read"),
          Map.entry(
              "does not decode; name another file of camera",
              "a keyframe that its packet says can be decoded"),
          Map.entry(
              "though it has a label in the ledger", "a file that decoded once would have to fail"),
          Map.entry("there is no format", "the reader has looked at the format"),
          Map.entry("plans, and the reason for one alone:", "only the optimizer makes them"),
          Map.entry("two samples:", "Spark pushes one sample into a scan"),
          Map.entry("cannot be cut without times", "only the probe makes them"),
          Map.entry("pixels are made by ImageRow", "no reader asks a column for pixels"),
          Map.entry("a video has no column", "Spark asks for columns of the table"),
          Map.entry("a limit of", "Spark has checked its limit"),
          Map.entry("has no videos", "cameras are made of files"),
          Map.entry("no template", "they are in the jar"),
          Map.entry("no resource", "they are in the jar"));

  @Test
  void everyMessageIsQuotedByATest() throws IOException {
    List<Message> messages = Message.all(Sources.main());
    assertThat(messages).hasSizeGreaterThan(150);
    String tests = Sources.text(Sources.tests());

    assertThat(messages)
        .filteredOn(
            message ->
                !message.isQuotedIn(tests) && UNTESTED.keySet().stream().noneMatch(message::has))
        .isEmpty();
  }

  @Test
  void whatIsSaidToBeUntestedIs() throws IOException {
    List<Message> messages = Message.all(Sources.main());
    String tests = Sources.text(Sources.tests());
    List<String> stale = new ArrayList<>();
    for (String beginning : UNTESTED.keySet()) {
      if (messages.stream().noneMatch(m -> m.has(beginning) && !m.isQuotedIn(tests))) {
        stale.add(beginning);
      }
    }

    assertThat(stale).isEmpty();
  }
}
