package io.noscope;

import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.detect.Classifier;
import io.noscope.video.SmallView;
import java.util.ArrayList;
import java.util.List;

/** A classifier that answers from a table by the first byte of the view, its grey. */
public final class TableClassifier implements Classifier {
  private final float[] byGrey;
  private final List<Integer> batches = new ArrayList<>();

  /**
   * @param byGrey 256 probabilities
   */
  public TableClassifier(float... byGrey) {
    assertThat(byGrey).hasSize(256);
    this.byGrey = byGrey.clone();
  }

  /** Says that a grey of g is present with probability g / 255. */
  public static TableClassifier ofBrightness() {
    float[] table = new float[256];
    for (int grey = 0; grey < table.length; grey++) {
      table[grey] = grey / 255f;
    }
    return new TableClassifier(table);
  }

  @Override
  public void score(byte[] views, int count, float[] probabilities) {
    assertThat(count).as("batch size").isBetween(1, BATCH);
    batches.add(count);
    for (int i = 0; i < count; i++) {
      probabilities[i] = byGrey[views[i * SmallView.bytes(SmallView.SMALL)] & 0xff];
    }
  }

  /** Sizes of the batches that were scored. */
  public List<Integer> batches() {
    return List.copyOf(batches);
  }

  @Override
  public void close() {}
}
