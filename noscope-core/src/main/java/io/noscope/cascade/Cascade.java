package io.noscope.cascade;

import io.noscope.label.Query;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * The plan: how each frame of a camera gets its label.
 *
 * @param query what is asked
 * @param referenceId the reference detector that it was fitted to
 * @param skip every how many frames one is examined, 1 or more; the others take its label
 * @param difference the difference detector, if any
 * @param model the specialised model, if any
 */
public record Cascade(
    Query query,
    String referenceId,
    int skip,
    Optional<DifferenceStage> difference,
    Optional<ModelStage> model)
    implements Serializable {
  public Cascade {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(referenceId, "referenceId");
    Objects.requireNonNull(difference, "difference");
    Objects.requireNonNull(model, "model");
    if (skip < 1) {
      throw new IllegalArgumentException("one of every 1 or more frames is examined, not " + skip);
    }
  }

  /** Optional does not serialize; this form does. */
  private Object writeReplace() {
    return new Wire(query, referenceId, skip, difference.orElse(null), model.orElse(null));
  }

  private record Wire(
      Query query, String referenceId, int skip, DifferenceStage difference, ModelStage model)
      implements Serializable {
    private Object readResolve() {
      return new Cascade(
          query, referenceId, skip, Optional.ofNullable(difference), Optional.ofNullable(model));
    }
  }

  /** The plan that asks the reference detector about every frame. */
  public static Cascade referenceOnly(Query query, String referenceId) {
    return new Cascade(query, referenceId, 1, Optional.empty(), Optional.empty());
  }

  /** Whether every frame goes to the reference detector. */
  public boolean isReferenceOnly() {
    return skip == 1 && difference.isEmpty() && model.isEmpty();
  }

  /** Such as {@code skip 2 -> global-50-reference < 12.5 -> conv2x16-... -> reference}. */
  public String describe() {
    StringBuilder text =
        new StringBuilder(skip == 1 ? "every frame" : "every %d frames".formatted(skip));
    difference.ifPresent(stage -> text.append(" -> ").append(stage));
    model.ifPresent(stage -> text.append(" -> ").append(stage));
    return text.append(" -> reference").toString();
  }
}
