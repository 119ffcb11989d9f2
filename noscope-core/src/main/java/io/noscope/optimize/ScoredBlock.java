package io.noscope.optimize;

import java.util.List;

/**
 * The threshold block as plans see it.
 *
 * @param segments labelled segments with what is seen of their frames
 * @param models specialised models with their answers to that
 */
public record ScoredBlock(List<LabelledSegment> segments, List<ScoredModel> models) {
  public ScoredBlock {
    segments = List.copyOf(segments);
    models = List.copyOf(models);
  }
}
