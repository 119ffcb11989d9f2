package io.noscope.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.noscope.video.VideoFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments that have been labelled to their end, so that none is labelled twice: {@code
 * labels/<rules>/<video>/*.jsonl}, a table that {@code spark.read.json} reads. A folder belongs to
 * one set of {@link LabelRules} and one version of a video file; files in it only ever come to be,
 * by a rename, and are called after the frames that they are about.
 */
public final class LabelLedger {
  private static final Logger LOG = LoggerFactory.getLogger(LabelLedger.class);
  private static final Pattern NAME = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-.*\\.jsonl");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final ObjectReader READER = JSON.readerFor(StoredSegment.class);
  private static final ObjectWriter WRITER = JSON.writerFor(StoredSegment.class);

  private final Configuration hadoop;
  private final Path root;

  /**
   * @param store folder of the store on any Hadoop file system
   * @param rules by which the labels come about
   */
  public LabelLedger(Configuration hadoop, String store, LabelRules rules) {
    this.hadoop = hadoop;
    this.root = new Path(new Path(store, "labels"), rules.name());
  }

  /**
   * What is known of segments of this version of a video that lie within some of its frames, by
   * their first frame. What cannot be read is as good as not there, but for a warning.
   *
   * @param from first frame
   * @param end the frame after the last
   */
  public Map<Long, SegmentLabels> read(VideoFile video, long from, long end) {
    Map<Long, SegmentLabels> known = new HashMap<>();
    Path folder = folder(video);
    try {
      FileSystem fs = folder.getFileSystem(hadoop);
      List<Path> files = new ArrayList<>();
      for (FileStatus status : Files.list(fs, folder)) {
        Matcher name = NAME.matcher(status.getPath().getName());
        if (name.matches()
            && Long.parseLong(name.group(1)) < end
            && Long.parseLong(name.group(2)) > from) {
          files.add(status.getPath());
        }
      }
      files.sort(Comparator.naturalOrder());
      for (Path file : files) {
        read(fs, file, from, end, known);
      }
    } catch (IOException e) {
      LOG.warn("{}: cannot be listed; what is in it is labelled anew", folder, e);
    }
    return known;
  }

  private static void read(
      FileSystem fs, Path file, long from, long end, Map<Long, SegmentLabels> known) {
    int torn = 0;
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(fs.open(file), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        try {
          StoredSegment stored = READER.readValue(line);
          if (stored == null) {
            torn++; // The line is JSON's null.
          } else if (stored.isWithin(from, end)) {
            known.putIfAbsent(stored.first(), stored.toLabels());
          }
        } catch (JsonProcessingException | IllegalArgumentException e) {
          torn++;
        }
      }
    } catch (IOException e) {
      LOG.warn("{}: cannot be read; what is in it is labelled anew", file, e);
    }
    if (torn > 0) {
      LOG.warn("{}: {} lines are not of a ledger; their frames are labelled anew", file, torn);
    }
  }

  /** Adds segments of a video. Nothing happens for none. */
  public void append(VideoFile video, List<SegmentLabels> segments) throws IOException {
    if (segments.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>(segments.size());
    long first = Long.MAX_VALUE;
    long end = 0;
    for (SegmentLabels segment : segments) {
      lines.add(WRITER.writeValueAsString(StoredSegment.of(video.path(), segment)));
      first = Math.min(first, segment.firstFrame());
      end = Math.max(end, segment.endFrame());
    }
    Path folder = folder(video);
    JsonLines.add(folder.getFileSystem(hadoop), folder, first + "-" + end, lines);
  }

  private Path folder(VideoFile video) {
    return new Path(root, PathNames.version(video));
  }
}
