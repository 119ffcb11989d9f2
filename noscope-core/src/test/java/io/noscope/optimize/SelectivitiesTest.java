package io.noscope.optimize;

import static io.noscope.cascade.Stage.MODEL;
import static io.noscope.cascade.Stage.REFERENCE;
import static io.noscope.cascade.Stage.SKIPPED;
import static io.noscope.cascade.Stage.UNCHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import io.noscope.cascade.Cascade;
import io.noscope.label.ErrorRates;
import io.noscope.label.Query;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectivitiesTest {
  @Test
  void ofExaminedFramesTheShareInStillGroupsStays() {
    // 30 frames of groups that move, and the first frames of 10 groups that do not.
    Selectivities still = new Selectivities(200, 40, 40, 4, 30, 10, 0);

    Selectivities other = still.elsewhere(400, 80, 70, 3);

    assertThat(other).isEqualTo(new Selectivities(400, 80, 70, 3, 60, 20, 0));
  }

  @Test
  void whatAQuestionHasDecodedInFullStays() {
    Selectivities drafts = new Selectivities(200, 200, 200, 4, 200, 0, 15);

    assertThat(drafts.againShare()).isEqualTo(60 / 200.0);
    assertThat(drafts.elsewhere(100, 100, 100, 2).againShare()).isEqualTo(30 / 100.0);
    assertThat(drafts.elsewhere(100, 100, 100, 50).againShare()).isEqualTo(1);
  }

  @Test
  void whatAQuestionHasDecodedInFullIsKnownBeforeThereIsOne() {
    Selectivities drafts = new Selectivities(200, 200, 200, 0, 200, 0, 25);

    assertThat(drafts.againShare()).isZero();
    assertThat(drafts.elsewhere(200, 200, 200, 2).againShare()).isEqualTo(50 / 200.0);
  }

  @Test
  void whatIsExaminedIsNeverMoreThanThereIs() {
    Selectivities all = new Selectivities(10, 2, 0, 0, 1, 1, 0).elsewhere(10, 10, 0, 0);

    assertThat(all.decoded() + all.stills()).isEqualTo(10);
  }

  @Test
  void aPlanCostsWhatOtherFramesSayThatItWasRunOn() {
    Selectivities threshold = new Selectivities(4, 4, 2, 0);
    Cascade cascade = Cascade.referenceOnly(Query.of("person"), "table");
    PlanEstimate plan =
        new PlanEstimate(
            cascade, ErrorRates.NONE, threshold, PlanCost.of(cascade, threshold, Scene.costs()));

    PlanEstimate seen =
        plan.elsewhere(List.of(MODEL, SKIPPED, UNCHANGED, REFERENCE), Scene.costs());

    assertThat(seen.selectivities()).isEqualTo(new Selectivities(4, 3, 2, 1));
    assertThat(seen.cost().reference()).isEqualTo(Scene.costs().reference().seconds() / 4);
  }
}
