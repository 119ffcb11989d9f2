package io.noscope.video;

/**
 * The rows of a picture that a view looks at: runs of rows a step apart. Of a high picture these
 * are as many as the view has, which leaves nothing to average from row to row; the runs lie
 * evenly, since the step alone would not end where the picture does.
 *
 * @param height of the picture
 * @param step from one row of a run to the next
 * @param length rows of a run
 * @param count of runs
 */
record RowRuns(int height, int step, int length, int count) {
  private static final int SIDE = SmallView.LARGE;
  // Lower pictures have too little detail to spare.
  private static final int HIGH = 280;
  // Whole shares of the view's rows.
  private static final int[] LENGTHS = {100, 20, 10, 4};
  private static final int SHORTEST = 2;
  // Rows of the view by which a run may begin too late and end too early.
  private static final double MOST_DRIFT = 0.4;

  RowRuns {
    if (height < 1 || step < 1 || length < 1 || count < 1 || (length - 1) * step >= height) {
      throw new IllegalArgumentException(
          "%d runs of %d rows, each %d apart, are no rows of a picture %d high"
              .formatted(count, length, step, height));
    }
  }

  /**
   * The rows for a view.
   *
   * @param height of the picture in pixels
   * @param chroma rows of pixels that share their colour
   */
  static RowRuns of(int height, int chroma) {
    if (height < HIGH) {
      return new RowRuns(height, 1, height, 1);
    }
    int step = Math.round((float) height / SIDE);
    int length = length(step * (double) SIDE / height, chroma);
    return new RowRuns(height, step, length, SIDE / length);
  }

  /** As long as the drift allows, since each run takes time of its own. */
  private static int length(double stretch, int chroma) {
    for (int length : LENGTHS) {
      double drift = Math.abs(stretch - 1) * (length - 1) / 2;
      if (length % chroma == 0 && drift <= MOST_DRIFT) {
        return length;
      }
    }
    return Math.max(SHORTEST, chroma);
  }

  /** All rows of all runs. */
  int rows() {
    return count * length;
  }

  /**
   * Where a run begins, so that its middle is where it should be.
   *
   * @param run from 0
   * @param share rows of the picture for each of the plane's: more than 1 where it is chroma
   * @return a row of the plane
   */
  int first(int run, int share) {
    double middle = (run + 0.5) * height / count / share - 0.5;
    int planeRows = (height + share - 1) / share;
    int reach = ((length + share - 1) / share - 1) * step;
    long first = Math.round(middle - reach / 2.0);
    return (int) Math.max(0, Math.min(first, planeRows - 1 - reach));
  }
}
