package io.noscope.cascade;

import io.noscope.detect.DifferenceSpec.Baseline;
import io.noscope.label.Query;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * The plan: how each frame of a camera gets its label.
 *
 * @param query what is asked
 * @param referenceId the reference detector that it was fitted to
 * @param still which groups of pictures need no decoding but for their first frame, if any
 * @param skip every how many frames one is examined, 1 or more; the others take its label
 * @param disposables whether frames that no other is predicted from are examined like all others;
 *     if not, they are not even decoded, and are present if the frame before or behind is
 * @param drafts whether the difference detector and the model see {@link
 *     io.noscope.video.FrameSource#draft drafts}; the reference detector sees full pictures
 * @param difference the difference detector, if any
 * @param model the specialised model, if any
 */
public record Cascade(
    Query query,
    String referenceId,
    Optional<StillStage> still,
    int skip,
    boolean disposables,
    boolean drafts,
    Optional<DifferenceStage> difference,
    Optional<ModelStage> model)
    implements Serializable {
  private static final Optional<Baseline> EARLIER_FRAME = Optional.of(Baseline.EARLIER_FRAME);

  public Cascade {
    Objects.requireNonNull(query, "query");
    Objects.requireNonNull(referenceId, "referenceId");
    Objects.requireNonNull(still, "still");
    Objects.requireNonNull(difference, "difference");
    Objects.requireNonNull(model, "model");
    if (skip < 1) {
      throw new IllegalArgumentException("one of every 1 or more frames is examined, not " + skip);
    }
    if (still.isPresent()
        && difference.map(d -> d.detector().spec().baseline()).equals(EARLIER_FRAME)) {
      throw new IllegalArgumentException(
          "frames of still groups are not looked at, so none can be compared with them");
    }
    if (!disposables && (skip > 1 || difference.isPresent())) {
      throw new IllegalArgumentException(
          "a plan that leaves out disposable frames examines all others, by no difference detector,"
              + " not one of %d frames".formatted(skip));
    }
    if (drafts && difference.isEmpty() && model.isEmpty()) {
      throw new IllegalArgumentException(
          "a plan without a difference detector and a model has no use for drafts: the reference"
              + " detector sees full pictures");
    }
  }

  /** A plan that decodes every frame. */
  public Cascade(
      Query query,
      String referenceId,
      int skip,
      Optional<DifferenceStage> difference,
      Optional<ModelStage> model) {
    this(query, referenceId, Optional.empty(), skip, difference, model);
  }

  /** A plan that looks at full pictures. */
  public Cascade(
      Query query,
      String referenceId,
      Optional<StillStage> still,
      int skip,
      boolean disposables,
      Optional<DifferenceStage> difference,
      Optional<ModelStage> model) {
    this(query, referenceId, still, skip, disposables, false, difference, model);
  }

  /** A plan that examines disposable frames like all others. */
  public Cascade(
      Query query,
      String referenceId,
      Optional<StillStage> still,
      int skip,
      Optional<DifferenceStage> difference,
      Optional<ModelStage> model) {
    this(query, referenceId, still, skip, true, difference, model);
  }

  /** Optional does not serialize; this form does. */
  private Object writeReplace() {
    return new Wire(
        query,
        referenceId,
        still.orElse(null),
        skip,
        disposables,
        drafts,
        difference.orElse(null),
        model.orElse(null));
  }

  private record Wire(
      Query query,
      String referenceId,
      StillStage still,
      int skip,
      boolean disposables,
      boolean drafts,
      DifferenceStage difference,
      ModelStage model)
      implements Serializable {
    private Object readResolve() {
      return new Cascade(
          query,
          referenceId,
          Optional.ofNullable(still),
          skip,
          disposables,
          drafts,
          Optional.ofNullable(difference),
          Optional.ofNullable(model));
    }
  }

  /** The plan that asks the reference detector about every frame. */
  public static Cascade referenceOnly(Query query, String referenceId) {
    return new Cascade(query, referenceId, 1, Optional.empty(), Optional.empty());
  }

  /** Groups of pictures with less motion than this need no decoding but for their first frame. */
  public double stillBelow() {
    return still.map(StillStage::threshold).orElse(Double.NEGATIVE_INFINITY);
  }

  /** Whether every frame goes to the reference detector. */
  public boolean isReferenceOnly() {
    return still.isEmpty() && skip == 1 && disposables && difference.isEmpty() && model.isEmpty();
  }

  /** Such as {@code skip 2 -> global-50-reference < 12.5 -> conv2x16-... -> reference}. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    still.ifPresent(stage -> text.append(stage).append(" -> "));
    text.append(drafts ? "drafts of " : "");
    text.append(
        !disposables
            ? "frames but disposable ones"
            : skip == 1 ? "every frame" : "every %d frames".formatted(skip));
    difference.ifPresent(stage -> text.append(" -> ").append(stage));
    model.ifPresent(stage -> text.append(" -> ").append(stage));
    return text.append(" -> reference").toString();
  }
}
