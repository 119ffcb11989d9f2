package io.noscope.spark.files;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;

/**
 * A problem with a file: one that cannot be read at all, or frames of it that are lost.
 *
 * @param path which file
 * @param frame number of the first frame that is lost; null when no frame could be read
 * @param seconds its time since frame 0; null when that cannot be told
 * @param framesLost how many are lost; null when that cannot be told
 * @param reason what is wrong with it
 */
public record BadFile(
    @JsonProperty("path") String path,
    @JsonProperty("frame") Long frame,
    @JsonProperty("seconds") Double seconds,
    @JsonProperty("framesLost") Long framesLost,
    @JsonProperty("reason") String reason)
    implements Serializable {
  /** A file that cannot be read at all. */
  public static BadFile whole(String path, Exception failure) {
    String message = String.valueOf(failure.getMessage());
    String prefix = path + ": ";
    return new BadFile(
        path,
        null,
        null,
        null,
        message.startsWith(prefix) ? message.substring(prefix.length()) : message);
  }

  /** What a log says of it. */
  public String describe() {
    return framesLost == null
        ? "%s: %s".formatted(path, reason)
        : "%s: %s (%d frames from frame %d on)".formatted(path, reason, framesLost, frame);
  }
}
