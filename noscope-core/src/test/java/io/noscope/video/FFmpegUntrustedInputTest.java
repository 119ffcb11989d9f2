package io.noscope.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.noscope.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that name others, a video beside them and a server, which nobody may open for them. */
class FFmpegUntrustedInputTest {
  @TempDir Path folder;
  private LoopbackListener server;
  private Path video;
  private String url;

  @BeforeEach
  void putAVideoAndAServerInReach() throws IOException {
    server = new LoopbackListener();
    url = "http://127.0.0.1:%d/segment.ts".formatted(server.port());
    video = Files.copy(TestData.file("videos/traps/h264-offset.ts"), folder.resolve("segment.ts"));
    assertThat(Decoding.decode(video).frames()).isEqualTo(200);
  }

  @AfterEach
  void stopTheServer() throws IOException {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list.m3u8", "list.mp4"})
  void aPlaylistOpensNothing(String name) throws Exception {
    assertRefused(name, playlist(url, video.toUri().toString(), "segment.ts"));
  }

  /** What the tests above guard against: FFmpeg left to itself does call the server. */
  @Test
  void theSamePlaylistCallsTheServerWhereItMay() throws Exception {
    Path file = Files.writeString(folder.resolve("list.m3u8"), playlist(url));
    AVFormatContext context = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "protocol_whitelist", "file,http,tcp", 0);
    avformat_open_input(context, file.toString(), null, options);
    av_dict_free(options);
    avformat_close_input(context);
    assertThat(server.connections()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"list.ffconcat", "list.mp4"})
  void aConcatScriptOpensNothing(String name) throws Exception {
    assertRefused(
        name,
        "ffconcat version 1.0\nfile segment.ts\nfile '%s'\nfile '%s'\n"
            .formatted(video.toUri(), url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"session.sdp", "session.mp4"})
  void aSessionDescriptionOpensNothing(String name) throws Exception {
    assertRefused(
        name,
        """
        v=0
        o=- 0 0 IN IP4 127.0.0.1
        s=camera
        c=IN IP4 127.0.0.1
        t=0 0
        a=control:rtsp://127.0.0.1:%1$d/
        m=video %1$d RTP/AVP 96
        a=rtpmap:96 H264/90000
        """
            .formatted(server.port()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.mpd", "manifest.mp4"})
  void aManifestOpensNothing(String name) throws Exception {
    assertRefused(
        name,
        """
        <?xml version="1.0"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static">
          <Period><AdaptationSet mimeType="video/mp4">
            <Representation id="1" bandwidth="1"><BaseURL>%s</BaseURL></Representation>
          </AdaptationSet></Period>
        </MPD>
        """
            .formatted(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"segment%01d.ts", "segment*.ts", "segment.mp4|segment.ts"})
  void aNameThatIsAPatternOpensNothingElse(String name) throws Exception {
    Files.copy(video, folder.resolve("segment1.ts"));
    assertRefused(name, "concat:segment1.ts|segment.ts\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"url ", "urn ", "alis", "cios"})
  void picturesInAnotherFileAreRefused(String type) throws Exception {
    for (String location : new String[] {url, video.toUri().toString(), "segment.ts"}) {
      Path file = folder.resolve("reference.mp4");
      Files.write(
          file,
          new Mp4Bytes(Files.readAllBytes(TestData.file("videos/traps/h264-bframes.mp4")))
              .replace(Mp4Bytes.DREF, Mp4Bytes.reference(type, location))
              .bytes());
      assertThat(refusal(file)).contains("its pictures lie in another file (" + location + ")");
    }
  }

  private void assertRefused(String name, String content) throws Exception {
    assertThat(refusal(Files.writeString(folder.resolve(name), content)))
        .contains("not a video in a format that is read");
  }

  /** What is said of a file of which no frame comes out and for which nothing else is opened. */
  private String refusal(Path file) throws Exception {
    Decoding.Outcome outcome = Decoding.decode(file);
    assertThat(outcome.frames()).isZero();
    assertThat(server.connections()).isZero();
    assertThat(outcome.failure()).containsInstanceOf(BadVideoException.class);
    String message = outcome.failure().orElseThrow().getMessage();
    assertThat(message).startsWith(Decoding.listed(file).path());
    return message;
  }

  private static String playlist(String... entries) {
    StringBuilder list = new StringBuilder("#EXTM3U\n#EXT-X-TARGETDURATION:10\n");
    for (String entry : entries) {
      list.append("#EXTINF:10,\n").append(entry).append('\n');
    }
    return list.append("#EXT-X-ENDLIST\n").toString();
  }
}
