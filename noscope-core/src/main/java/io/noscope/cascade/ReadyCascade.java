package io.noscope.cascade;

import io.noscope.detect.Classifier;
import io.noscope.detect.ReferenceDetector;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A cascade and what it takes to run it on a segment. What the suppliers give stays whoever's it
 * is.
 *
 * @param cascade the plan
 * @param classifier the specialised model of the plan; called once, when a frame first needs it,
 *     and never for a plan without a model
 * @param reference the detector that the plan was fitted to; called once, when a frame first needs
 *     it
 * @param known answers of the reference detector about this file that need not be asked again;
 *     cascades that share it share what either of them asks
 */
public record ReadyCascade(
    Cascade cascade,
    Supplier<? extends Classifier> classifier,
    Supplier<? extends ReferenceDetector> reference,
    KnownDetections known) {
  public ReadyCascade {
    Objects.requireNonNull(cascade, "cascade");
    Objects.requireNonNull(classifier, "classifier");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(known, "known");
  }
}
