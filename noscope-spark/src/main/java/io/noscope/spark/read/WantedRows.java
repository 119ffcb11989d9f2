package io.noscope.spark.read;

import io.noscope.spark.files.Slice;
import io.noscope.video.FrameChoice;
import io.noscope.video.GroupSample;
import java.io.Serializable;
import java.util.OptionalInt;

/**
 * Which rows of a read are wanted.
 *
 * @param filter what must hold of each
 * @param choice frames that may be wanted: by the step, the sample, and the bounds of the filter
 * @param most rows that are of use from each partition
 */
record WantedRows(FrameFilter filter, FrameChoice choice, int most) implements Serializable {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  WantedRows {
    if (most < 0) {
      throw new IllegalArgumentException("a limit of " + most + " rows");
    }
  }

  /** All rows of a choice of frames. */
  static WantedRows of(FrameChoice choice) {
    return new WantedRows(FrameFilter.NONE, choice, NO_LIMIT);
  }

  /** These rows where a condition holds. */
  WantedRows where(FrameCondition condition) {
    return new WantedRows(filter.and(condition), choice.and(condition.bounds()), most);
  }

  /** A share of these rows. */
  WantedRows sample(GroupSample share) {
    return new WantedRows(filter, choice.sample(share), most);
  }

  /** No more than this many of these rows. */
  WantedRows limit(int rows) {
    return new WantedRows(filter, choice, rows);
  }

  /** Whether a slice may hold some. */
  boolean mayBeIn(Slice slice) {
    return filter.keepsFile(slice.video().file().path(), slice.camera())
        && choice.mayHold(slice.video(), slice.segment());
  }

  /** The limit, where there is one. */
  OptionalInt limit() {
    return most == NO_LIMIT ? OptionalInt.empty() : OptionalInt.of(most);
  }

  /**
   * What EXPLAIN shows; empty for all rows.
   *
   * @param told what is shown of the filter
   */
  String describe(FrameFilter told) {
    StringBuilder text = new StringBuilder();
    if (choice.step() > 1) {
      text.append(", every ").append(choice.step()).append(". frame");
    }
    if (!told.conditions().isEmpty()) {
      text.append(", where ").append(told);
    }
    if (!choice.sample().isAll()) {
      GroupSample share = choice.sample();
      text.append(", sample %s to %s".formatted(share.lower(), share.upper()));
    }
    limit().ifPresent(rows -> text.append(", limit ").append(rows));
    return text.toString();
  }
}
