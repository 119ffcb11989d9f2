package io.noscope.video;

import java.util.List;

/** The views of one frame at every side, each made of the large one when it is first asked for. */
final class SizedViews {
  private final byte[] large = new byte[SmallView.bytes(SmallView.LARGE)];
  private final List<Smaller> smaller =
      SmallView.SIDES.stream().filter(side -> side != SmallView.LARGE).map(Smaller::new).toList();

  /** The large view, for whoever writes it. */
  byte[] large() {
    return large;
  }

  /** Forgets what was made of the large view, which has changed or is going to. */
  void forget() {
    for (Smaller each : smaller) {
      each.made = false;
    }
  }

  /**
   * The view at this side; the same array for every frame.
   *
   * @param side one of {@link SmallView#SIDES}
   */
  byte[] of(int side) {
    for (Smaller each : smaller) {
      if (each.side == side) {
        return each.of(large);
      }
    }
    return large;
  }

  /** A view that is smaller than the large one; takes memory once there has been one. */
  private static final class Smaller {
    private final int side;
    private final ViewScaler scaler;
    private byte[] view = {};
    private boolean made;

    Smaller(int side) {
      this.side = side;
      this.scaler = new ViewScaler(side);
    }

    byte[] of(byte[] large) {
      if (!made) {
        if (view.length == 0) {
          view = new byte[scaler.bytes()];
        }
        scaler.scale(large, view);
        made = true;
      }
      return view;
    }
  }
}
