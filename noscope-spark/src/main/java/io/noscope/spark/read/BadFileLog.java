package io.noscope.spark.read;

import io.noscope.spark.conf.NoScopeConf;
import io.noscope.spark.conf.ReadMode;
import io.noscope.spark.files.BadFile;
import io.noscope.spark.files.BadFiles;
import io.noscope.video.BadVideoException;
import io.noscope.video.FrameGap;
import io.noscope.video.VideoInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a task does about files, and parts of files, that cannot be read. */
final class BadFileLog {
  private static final Logger LOG = LoggerFactory.getLogger(BadFileLog.class);

  private final ReadMode mode;
  private final Optional<String> folder;
  private final List<BadFile> problems = new ArrayList<>();
  private long framesLost;

  /**
   * @param folder of the table of bad files, if there is to be one
   */
  BadFileLog(ReadMode mode, Optional<String> folder) {
    this.mode = mode;
    this.folder = folder;
  }

  /** Makes the table of a read that is to have one. */
  static void prepare(NoScopeConf conf, Configuration hadoop) {
    if (conf.mode() == ReadMode.PERMISSIVE && conf.badFilesPath().isPresent()) {
      try {
        BadFiles.create(conf.badFilesPath().get(), hadoop);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Notes a file of which no frame can be read, or ends the read with the failure. */
  void unreadable(String path, IOException failure) throws IOException {
    if (mode == ReadMode.FAILFAST) {
      throw failure;
    }
    note(BadFile.whole(path, failure));
  }

  /** Notes that reading a file failed with these frames still to come, or ends the read. */
  void stopped(VideoInfo video, FrameGap rest, IOException failure) throws IOException {
    if (mode == ReadMode.FAILFAST) {
      throw failure;
    }
    note(problem(video, rest, BadFile.whole(video.file().path(), failure).reason()));
  }

  /** Notes frames that are lost, or ends the read. */
  void lost(VideoInfo video, FrameGap gap, String reason) throws IOException {
    if (mode == ReadMode.FAILFAST) {
      throw new BadVideoException(
          video.file().path(),
          "%s (%d frames from frame %d on); read it with mode=PERMISSIVE to have the others"
              .formatted(reason, gap.frames(), gap.firstFrame()));
    }
    note(problem(video, gap, reason));
  }

  private static BadFile problem(VideoInfo video, FrameGap gap, String reason) {
    return new BadFile(
        video.file().path(),
        gap.firstFrame(),
        gap.firstFrame() / video.framesPerSecond(),
        gap.frames(),
        reason);
  }

  private void note(BadFile problem) {
    LOG.warn("{}", problem.describe());
    problems.add(problem);
    framesLost += problem.framesLost() == null ? 0 : problem.framesLost();
  }

  /** How many problems were noted. */
  long problems() {
    return problems.size();
  }

  /** Frames that are known to be lost. */
  long framesLost() {
    return framesLost;
  }

  /** Adds what was noted to the table. */
  void write(Configuration hadoop) throws IOException {
    if (folder.isPresent() && mode == ReadMode.PERMISSIVE) {
      BadFiles.add(folder.get(), problems, hadoop);
    }
  }
}
