package io.noscope.optimize;

import io.noscope.video.FrameTimes;
import io.noscope.video.Keyframe;
import io.noscope.video.Keyframes;
import io.noscope.video.Rotation;
import io.noscope.video.VideoFile;
import io.noscope.video.VideoFormat;
import io.noscope.video.VideoInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Archives as packet headers tell of them, without any video. */
final class Archives {
  private Archives() {}

  /** Files of equal length with a keyframe every so many frames, at 10 frames a second. */
  static List<VideoInfo> regular(int files, int frames, int keyframeEvery) {
    List<VideoInfo> videos = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      List<Long> keyframes = new ArrayList<>();
      for (long frame = 0; frame < frames; frame += keyframeEvery) {
        keyframes.add(frame);
      }
      videos.add(video(i, frames, keyframes));
    }
    return videos;
  }

  /** One to five files of odd lengths with keyframes at odd distances. */
  static List<VideoInfo> random(SplittableRandom random) {
    List<VideoInfo> videos = new ArrayList<>();
    int files = random.nextInt(1, 6);
    for (int i = 0; i < files; i++) {
      int frames = random.nextInt(1, 20_000);
      int distance = random.nextInt(5, 300);
      List<Long> keyframes = new ArrayList<>();
      for (long frame = 0; frame < frames; frame += random.nextInt(1, 2 * distance)) {
        keyframes.add(frame);
      }
      videos.add(video(i, frames, keyframes));
    }
    return videos;
  }

  private static VideoInfo video(int index, int frames, List<Long> keyframes) {
    return new VideoInfo(
        new VideoFile("file:/camera/%02d.mp4".formatted(index), 1_000, 0),
        new VideoFormat("h264", 768, 432, Rotation.NONE),
        new FrameTimes(0, frames - 1, 0.1, 10, true, true),
        frames,
        0,
        Keyframes.of(keyframes.stream().map(f -> new Keyframe(f, f, Keyframe.UNKNOWN)).toList()),
        true);
  }
}
