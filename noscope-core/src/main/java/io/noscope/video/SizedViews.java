package io.noscope.video;

import java.util.List;

/** The views of one frame at every side, each made of the large one when it is first asked for. */
final class SizedViews {
  private final List<Sized> sizes = SmallView.SIDES.stream().map(Sized::new).toList();
  private byte[] rows = {};
  private int row;

  /**
   * The large view as it is written, for whoever writes it.
   *
   * @param row bytes from row to row, at least those of its pixels
   * @return 100 such rows
   */
  byte[] rows(int row) {
    if (row != this.row) {
      this.row = row;
      rows = new byte[SmallView.LARGE * row];
    }
    return rows;
  }

  /** Forgets what was made of the large view, which has changed or is going to. */
  void forget() {
    for (Sized each : sizes) {
      each.made = false;
    }
  }

  /**
   * The view at this side; the same array for every frame.
   *
   * @param side one of {@link SmallView#SIDES}
   */
  byte[] of(int side) {
    return sizes.get(SmallView.SIDES.indexOf(side)).of();
  }

  /** The view at one side; takes memory once there has been one. */
  private final class Sized {
    private final ViewScaler scaler;
    private byte[] view = {};
    private boolean made;

    Sized(int side) {
      scaler = new ViewScaler(side);
    }

    byte[] of() {
      if (!made) {
        if (view.length == 0) {
          view = new byte[scaler.bytes()];
        }
        scaler.scale(rows, row, view);
        made = true;
      }
      return view;
    }
  }
}
