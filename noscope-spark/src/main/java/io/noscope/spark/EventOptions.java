package io.noscope.spark;

import io.noscope.spark.conf.NoScopeConf;
import java.io.Serializable;

/**
 * What counts as an event, and how much around it is reported. Seconds are those of the camera's
 * timeline, as {@code NoScope.events} tells it.
 *
 * @param mergeGap runs of positive frames become one event when less than this many seconds lie
 *     between the last frame of the one and the first of the next
 * @param minDuration an event is dropped when less than this many seconds lie between its first and
 *     its last positive frame; judged after merging and before padding
 * @param padding seconds before the first and after the last positive frame that are reported as
 *     well, as far as the timeline goes; events that overlap by it stay apart
 */
public record EventOptions(double mergeGap, double minDuration, double padding)
    implements Serializable {
  /** Every run is an event, and nothing around it is reported. */
  public static final EventOptions DEFAULT = new EventOptions(0, 0, 0);

  public EventOptions {
    requireSeconds("mergeGap", mergeGap);
    requireSeconds("minDuration", minDuration);
    requireSeconds("padding", padding);
  }

  private static void requireSeconds(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " is " + value + "; it is in seconds, 0 or more");
    }
  }

  /** As the settings have it. */
  public static EventOptions of(NoScopeConf conf) {
    return new EventOptions(conf.mergeGap(), conf.minDuration(), conf.padding());
  }

  /** These, with gaps of less than so many seconds bridged. */
  public EventOptions mergeGap(double seconds) {
    return new EventOptions(seconds, minDuration, padding);
  }

  /** These, with events of less than so many seconds dropped. */
  public EventOptions minDuration(double seconds) {
    return new EventOptions(mergeGap, seconds, padding);
  }

  /** These, with so many seconds reported around. */
  public EventOptions padding(double seconds) {
    return new EventOptions(mergeGap, minDuration, seconds);
  }
}
