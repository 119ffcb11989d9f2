package io.noscope.spark.clips;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/**
 * A clip to cut.
 *
 * @param camera that the videos come from; null where the rows do not say
 * @param parts of files that it shows one after the other, one or more; each of several can be read
 */
record ClipOrder(String camera, List<ClipPart> parts) implements Serializable {
  ClipOrder {
    parts = List.copyOf(parts);
    boolean joined = parts.size() > 1;
    if (parts.isEmpty() || (joined && parts.stream().anyMatch(p -> p.video() == null))) {
      throw new IllegalArgumentException("a clip has parts that can be read, not " + parts);
    }
  }

  /** A clip of one file. */
  ClipOrder(String camera, ClipPart part) {
    this(camera, List.of(part));
  }

  ClipPart first() {
    return parts.get(0);
  }

  ClipPart last() {
    return parts.get(parts.size() - 1);
  }

  /** A clip of each file. */
  Stream<ClipOrder> apart() {
    return parts.stream().map(part -> new ClipOrder(camera, part));
  }

  /** The camera, or the folder that the first video lies in. */
  String view() {
    Path folder = new Path(first().path()).getParent();
    if (camera != null) {
      return camera;
    }
    return folder == null ? "" : folder.getName();
  }
}
