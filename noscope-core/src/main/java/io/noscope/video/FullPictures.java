package io.noscope.video;

import io.noscope.label.Rectangle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;

/**
 * Full pictures of single frames of a file of which drafts are decoded, made when they are asked
 * for: from the keyframe before them, or from where an earlier question left off. What fails to be
 * read is an {@link UnreadPictureException}, as views and held frames do not read otherwise.
 */
final class FullPictures implements AutoCloseable {
  /**
   * How many places of the file decoding goes on from: questions of the reference detector, of
   * views, and of whoever shows frames each rise by themselves.
   */
  private static final int PLACES = 3;

  /** To decode so many frames that nobody asked for takes no longer than to open the file. */
  private static final int OPENING = 16;

  private final FileSystem fs;
  private final VideoInfo info;
  private final DecodeOptions options;
  private final Deque<Place> places = new ArrayDeque<>();
  private long decoded;
  private long bytesRead;
  private boolean closed;

  private FullPictures(FileSystem fs, VideoInfo info, DecodeOptions options) {
    this.fs = fs;
    this.info = info;
    this.options = options.drafts(false).disposables(true).stillBelow(Double.NEGATIVE_INFINITY);
  }

  /**
   * Those of a video; empty where what is decoded of it are full pictures. Opens nothing yet.
   *
   * @param options that the video is decoded with, of which it is no matter what they leave out
   */
  static Optional<FullPictures> of(FileSystem fs, VideoInfo info, DecodeOptions options) {
    return options.draft(info).equals(Draft.NONE)
        ? Optional.empty()
        : Optional.of(new FullPictures(fs, info, options));
  }

  /** A view of a part of a frame, as {@link FrameSource#view} has it. */
  byte[] view(long frame, Optional<Rectangle> part, int side) {
    return at(frame).view(part, side);
  }

  /** The pixels of a frame, which the caller closes. */
  HeldFrame hold(long frame) {
    return at(frame).hold();
  }

  private FFmpegFrameSource at(long frame) {
    if (closed) {
      throw new IllegalStateException(
          "%s: frame %d was asked for after its source was closed"
              .formatted(info.file().path(), frame));
    }
    try {
      Place place = place(frame);
      if (!place.reaches(frame)) {
        throw new BadVideoException(
            info.file().path(),
            "frame %d decodes as a draft and not in full; leave draft out of parts and train anew"
                .formatted(frame));
      }
      return place.source;
    } catch (IOException e) {
      throw new UnreadPictureException(e);
    }
  }

  /** The nearest place to come from; the one used last is the first of all places. */
  private Place place(long frame) throws IOException {
    int group = info.keyframes().floor(frame);
    long keyframe = info.keyframes().get(group).frame();
    Optional<Place> near =
        places.stream()
            .filter(place -> place.reached <= frame && keyframe - place.reached <= OPENING)
            .max(Comparator.comparingLong(place -> place.reached));
    if (near.isPresent()) {
      places.remove(near.get());
      places.addFirst(near.get());
      return near.get();
    }
    if (places.size() == PLACES) {
      leave(places.removeLast());
    }
    Segment rest = info.group(group).upTo(info.group(info.keyframes().size() - 1));
    places.addFirst(new Place(FFmpegFrameSource.open(fs, info, rest, options), keyframe));
    return places.getFirst();
  }

  private void leave(Place place) {
    decoded += place.source.decoded();
    bytesRead += place.source.bytesRead();
    place.source.close();
  }

  /** Frames that were decoded so far, asked for or not. */
  long decoded() {
    return decoded + places.stream().mapToLong(place -> place.source.decoded()).sum();
  }

  /** Bytes read from the file system so far. */
  long bytesRead() {
    return bytesRead + places.stream().mapToLong(place -> place.source.bytesRead()).sum();
  }

  @Override
  public void close() {
    closed = true;
    places.forEach(this::leave);
    places.clear();
  }

  /** A place in the file. */
  private static final class Place {
    private final FFmpegFrameSource source;
    private long reached;
    private boolean current;

    /**
     * @param first the first frame that comes
     */
    Place(FFmpegFrameSource source, long first) {
      this.source = source;
      this.reached = first;
    }

    /** Goes on to a frame; false where it does not come out. */
    private boolean reaches(long frame) throws IOException {
      while (!current || reached < frame) {
        current = source.advance();
        reached = current ? source.number() : Long.MAX_VALUE;
        if (!current) {
          return false;
        }
      }
      return reached == frame;
    }
  }
}
