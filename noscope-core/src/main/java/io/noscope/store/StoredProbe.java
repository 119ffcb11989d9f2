package io.noscope.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.noscope.video.FrameTimes;
import io.noscope.video.Keyframe;
import io.noscope.video.Keyframes;
import io.noscope.video.Rotation;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoFormat;
import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;

/** A probe's result as JSON; keyframes are rows of frame, time and byte. */
record StoredProbe(
    @JsonProperty("path") String path,
    @JsonProperty("length") long length,
    @JsonProperty("modified") long modified,
    @JsonProperty("codec") String codec,
    @JsonProperty("width") int width,
    @JsonProperty("height") int height,
    @JsonProperty("rotation") Rotation rotation,
    @JsonProperty("firstPts") long firstPts,
    @JsonProperty("lastPts") long lastPts,
    @JsonProperty("secondsPerTick") double secondsPerTick,
    @JsonProperty("framesPerSecond") double framesPerSecond,
    @JsonProperty("unique") boolean unique,
    @JsonProperty("even") boolean even,
    @JsonProperty("frames") long frames,
    @JsonProperty("missingFrames") long missingFrames,
    @JsonProperty("indexed") boolean indexed,
    @JsonProperty("keyframes") long[][] keyframes) {
  static StoredProbe of(VideoInfo info) {
    return new StoredProbe(
        info.file().path(),
        info.file().length(),
        info.file().modified(),
        info.format().codec(),
        info.format().width(),
        info.format().height(),
        info.format().rotation(),
        info.times().first(),
        info.times().last(),
        info.times().secondsPerTick(),
        info.times().framesPerSecond(),
        info.times().unique(),
        info.times().even(),
        info.frames(),
        info.missingFrames(),
        info.indexed(),
        info.keyframes().stream()
            .map(k -> new long[] {k.frame(), k.pts(), k.position()})
            .toArray(long[][]::new));
  }

  VideoInfo toVideoInfo() {
    List<Keyframe> list = new ArrayList<>(keyframes.length);
    for (long[] row : keyframes) {
      list.add(new Keyframe(row[0], row[1], row[2]));
    }
    return new VideoInfo(
        new VideoFile(path, length, modified),
        new VideoFormat(codec, width, height, rotation),
        new FrameTimes(firstPts, lastPts, secondsPerTick, framesPerSecond, unique, even),
        frames,
        missingFrames,
        Keyframes.of(list),
        indexed);
  }
}
