package io.noscope.video;

import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_NOFILLIN;
import static org.bytedeco.ffmpeg.avformat.AVFormatContext.AVFMT_FLAG_NOPARSE;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BYTE;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_index_search_timestamp;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entry;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOMEM;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileSystem;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIndexEntry;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/** An open video file: the packets of its one video stream, in decode order. */
final class FFmpegContainer implements AutoCloseable {
  // What FFmpeg may take a file for: what cameras and recorders write. Playlists and the like,
  // which
  // open other files, are not among them.
  private static final String FORMATS =
      "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,h264,hevc,mjpeg,flv,asf,"
          + "ivf";

  private static final String MP4 = "mov,mp4,m4a,3gp,3g2,mj2";

  private final String path;
  private final long length;
  private final Limits limits;
  private final FFmpegInput input;
  private final AVFormatContext context;
  private final AVStream stream;
  private final boolean indexed;
  private boolean closed;

  /**
   * Opens a file that nothing is known about, for walking through its packets: their data mean
   * nothing where an index tells all of them.
   *
   * @throws BadVideoException when it is not a video, or beyond a limit, or not the file that was
   *     listed, which names the file and says why
   * @throws IOException when the file system fails
   */
  static FFmpegContainer probe(FileSystem fs, VideoFile file, Limits limits) throws IOException {
    return new FFmpegContainer(fs, file, limits, true);
  }

  /**
   * Opens a file that was probed before.
   *
   * @throws BadVideoException as when probing
   * @throws IOException when the file system fails
   */
  static FFmpegContainer open(FileSystem fs, VideoFile file, Limits limits) throws IOException {
    return new FFmpegContainer(fs, file, limits, false);
  }

  private FFmpegContainer(FileSystem fs, VideoFile file, Limits limits, boolean thorough)
      throws IOException {
    path = file.path();
    length = file.length();
    this.limits = limits;
    if (length == 0) {
      throw new BadVideoException(path, "the file is empty; write it again or remove it");
    }
    input = new FFmpegInput(fs, file);
    AVFormatContext fresh = null;
    boolean opened = false;
    try {
      Mp4Header.check(input.header(), limits, thorough);
      fresh = avformat_alloc_context();
      demux(fresh);
      context = fresh;
      indexed = isMp4() && Mp4Layout.hasOneIndex(input.header());
      stream = findVideo(thorough && !indexed);
      checkAnnounced();
      input.opened();
      if (indexed) {
        // The index tells times and keyframes; what a parser makes of the pictures may differ.
        context.flags(context.flags() | AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN);
      }
      if (thorough && indexed) {
        input.hollow();
      }
      opened = true;
    } finally {
      if (!opened) {
        if (fresh != null) {
          // On failure FFmpeg has freed the context already and set the pointer to null.
          avformat_close_input(fresh);
        }
        input.close();
      }
    }
  }

  private void demux(AVFormatContext fresh) throws IOException {
    fresh.pb(input.context());
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "format_whitelist", FORMATS, 0);
    av_dict_set(options, "codec_whitelist", FFmpegCodecs.decoders(), 0);
    av_dict_set(options, "protocol_whitelist", "none", 0);
    av_dict_set(options, "max_streams", Integer.toString(limits.maxStreams()), 0);
    // QuickTime's references to other files; off unless asked for, which this makes sure of.
    av_dict_set(options, "enable_drefs", "0", 0);
    av_dict_set(options, "use_absolute_path", "0", 0);
    int code = avformat_open_input(fresh, (String) null, null, options);
    av_dict_free(options);
    input.check();
    if (code == AVERROR_ENOMEM()) {
      throw limits.tooMany(path);
    }
    if (code < 0) {
      throw new BadVideoException(path, FFmpegDiagnosis.unreadable(input.header(), code));
    }
  }

  private AVStream findVideo(boolean thorough) throws IOException {
    int code = 0;
    if (thorough || !describesItself()) {
      code = FFmpegLook.into(context, limits);
      input.check();
    }
    if (code == AVERROR_ENOMEM()) {
      throw limits.tooMany(path);
    }
    int index = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (index < 0 || (context.streams(index).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) {
      throw new BadVideoException(
          path,
          code < 0
              ? "no stream could be read: " + FFmpegErrors.text(code)
              : "there is no video among its %d streams; leave it out of the archive"
                  .formatted(context.nb_streams()));
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != index) {
        context.streams(i).discard(AVDISCARD_ALL);
      }
    }
    return context.streams(index);
  }

  private void checkAnnounced() throws BadVideoException {
    FFmpegCodecs.find(path, parameters().codec_id());
    limits.checkFrames(
        path, Math.max(stream.nb_frames(), avformat_index_get_entries_count(stream)));
    limits.checkPixels(path, parameters().width(), parameters().height());
    if (parameters().width() < 1 || parameters().height() < 1) {
      throw limits.tooLarge(path, "its pictures have no size, or one that would");
    }
  }

  /** Whether the header alone lets a decoder start; to look into the packets costs milliseconds. */
  private boolean describesItself() {
    int index = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    // Of MPEG-4 Part 2, for one, FFmpeg leaves the size to the decoder.
    return isMp4() && index >= 0 && context.streams(index).codecpar().width() > 0;
  }

  private boolean isMp4() {
    return context.iformat().name().getString().equals(MP4);
  }

  String path() {
    return path;
  }

  Limits limits() {
    return limits;
  }

  AVStream stream() {
    return stream;
  }

  AVCodecParameters parameters() {
    return stream.codecpar();
  }

  long bytesRead() {
    return input.bytesRead();
  }

  long readNanos() {
    return input.readNanos();
  }

  /**
   * Reads the next packet of the video stream.
   *
   * @param packet its old content is released first
   * @return false at the end of the file, and where the file is so damaged that no more packets are
   *     found
   * @throws IOException when the file system fails
   */
  boolean read(AVPacket packet) throws IOException {
    while (true) {
      av_packet_unref(packet);
      int code = av_read_frame(context, packet);
      if (code < 0) {
        input.check();
        return false;
      }
      if (packet.stream_index() == stream.index()) {
        return true;
      }
    }
  }

  /** Whether an index at one place tells all frames of the file. */
  boolean indexed() {
    return indexed;
  }

  /** How the packets of a part of the file can be told from those of the rest. */
  Cutting cutting() throws IOException {
    if (cutsAtBytes()) {
      return Cutting.AT_BYTES;
    }
    String format = context.iformat().name().getString();
    if (format.equals("avi") || format.startsWith("matroska")) {
      seek(stream.start_time()); // Matroska reads its index at the first seek.
      return avformat_index_get_entries_count(stream) > 0 ? Cutting.AT_KEYFRAMES : Cutting.NOWHERE;
    }
    return Cutting.NOWHERE;
  }

  /** Whether packets can be made out from any byte on. */
  boolean cutsAtBytes() {
    String format = context.iformat().name().getString();
    return format.equals("mpegts") || format.equals("mpeg");
  }

  /** Timestamp of the first keyframe in the index from a byte of the file on. */
  OptionalLong keyframeFrom(long position) {
    for (int i = 0; i < avformat_index_get_entries_count(stream); i++) {
      AVIndexEntry entry = avformat_index_get_entry(stream, i);
      if (entry.pos() >= position && (entry.flags() & AVIndexEntry.AVINDEX_KEYFRAME) != 0) {
        return OptionalLong.of(entry.timestamp());
      }
    }
    return OptionalLong.empty();
  }

  /** Packets that the format's index lists so far. */
  int packets() {
    return avformat_index_get_entries_count(stream);
  }

  /** The place in the index of the packet of a keyframe, if the index has it. */
  OptionalInt packetAt(Keyframe keyframe) {
    int at = av_index_search_timestamp(stream, keyframe.pts(), AVSEEK_FLAG_BACKWARD);
    return at >= 0 && entry(at).pos() == keyframe.position()
        ? OptionalInt.of(at)
        : OptionalInt.empty();
  }

  /** Bytes of a packet in the index. */
  int packetSize(int packet) {
    return entry(packet).size();
  }

  /** When a packet in the index is decoded. */
  long packetTime(int packet) {
    return entry(packet).timestamp();
  }

  /** Whether the frame of a packet in the index is not shown. */
  boolean packetIsHidden(int packet) {
    return (entry(packet).flags() & AVIndexEntry.AVINDEX_DISCARD_FRAME) != 0;
  }

  private AVIndexEntry entry(int packet) {
    return avformat_index_get_entry(stream, packet);
  }

  /** Moves to the first packet that can be made out behind a byte of the file; false if not. */
  boolean seekByte(long position) throws IOException {
    int code = av_seek_frame(context, stream.index(), position, AVSEEK_FLAG_BYTE);
    input.check();
    return code >= 0;
  }

  /** Moves to a keyframe at or before the timestamp, as well as the format knows; false if not. */
  boolean seek(long timestamp) throws IOException {
    int code = av_seek_frame(context, stream.index(), timestamp, AVSEEK_FLAG_BACKWARD);
    input.check();
    return code >= 0;
  }

  /** Shown frames that the index places beyond the end of the file. */
  long missingFrames() {
    long missing = 0;
    for (int i = 0; i < avformat_index_get_entries_count(stream); i++) {
      AVIndexEntry entry = avformat_index_get_entry(stream, i);
      boolean shown = (entry.flags() & AVIndexEntry.AVINDEX_DISCARD_FRAME) == 0;
      if (shown && entry.pos() + entry.size() > length) {
        missing++;
      }
    }
    return missing;
  }

  /** Moves back to the first packet; false where the format cannot. */
  boolean rewind() throws IOException {
    return seekByte(0) || seek(Math.min(0, stream.start_time()));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      avformat_close_input(context);
      input.close();
    }
  }
}
