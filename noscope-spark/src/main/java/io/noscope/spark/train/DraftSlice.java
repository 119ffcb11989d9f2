package io.noscope.spark.train;

import io.noscope.label.Rectangle;
import io.noscope.spark.files.Slice;
import io.noscope.video.DecodeOptions;
import io.noscope.video.FFmpegFrameSource;
import io.noscope.video.SmallView;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * A labelled slice that is to be decoded as drafts.
 *
 * @param slice its frames
 * @param stills whether it is known how much moves in each of its groups of pictures
 * @param disposables whether some of its frames are
 */
record DraftSlice(Slice slice, boolean stills, boolean disposables) implements Serializable {
  static DraftSlice of(LabelledSlice labelled) {
    return new DraftSlice(
        labelled.slice(), labelled.motion().isKnown(), labelled.motion().hasDisposable());
  }

  /**
   * What came of it.
   *
   * @param views of the draft of each frame, 100x100x3 BGR bytes
   * @param full what it took to decode full pictures
   * @param drafts what it took to decode drafts
   */
  record Drafted(byte[][] views, DecodeTimes full, DecodeTimes drafts) implements Serializable {}

  /**
   * Decodes it both ways, one right after the other, as only their ratio is to tell. The views are
   * made before, untimed: neither way is to meet with a cold file and cold code.
   */
  Drafted decode(Optional<Rectangle> part, Configuration hadoop) throws IOException {
    DecodeOptions full = DecodeOptions.DEFAULT.regions(part.map(Set::of).orElse(Set.of()));
    DecodeOptions drafts = full.drafts(true);
    byte[][] views = views(drafts, part, hadoop);
    return new Drafted(views, times(full, hadoop), times(drafts, hadoop));
  }

  private byte[][] views(DecodeOptions options, Optional<Rectangle> part, Configuration hadoop)
      throws IOException {
    List<byte[]> views = new ArrayList<>();
    try (FFmpegFrameSource source = slice.open(options, hadoop)) {
      while (source.advance()) {
        views.add(source.draft(part, SmallView.LARGE).clone());
      }
    }
    return views.toArray(byte[][]::new);
  }

  private DecodeTimes times(DecodeOptions options, Configuration hadoop) throws IOException {
    long every = nanos(options, hadoop);
    return new DecodeTimes(
        every,
        disposables ? nanos(options.disposables(false), hadoop) : every,
        stills ? nanos(options.stillBelow(Double.MAX_VALUE), hadoop) : 0);
  }

  private long nanos(DecodeOptions options, Configuration hadoop) throws IOException {
    return Stopwatch.decoding(slice, options, hadoop).nanos();
  }
}
