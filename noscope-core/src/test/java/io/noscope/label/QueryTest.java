package io.noscope.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {
  private static final Query CARS = Query.of("car").withRegion(new Region(0, 0, 100, 100));

  /** Three cars inside, of which one is doubtful, one outside, and a person. */
  private static final List<Detection> FOUND =
      List.of(
          detection("car", 0.3f, 20),
          detection("car", 0.9f, 30),
          detection("car", 0.8f, 200),
          detection("person", 0.95f, 40),
          detection("car", 0.5f, 50));

  private static Detection detection(String label, float score, int centre) {
    return new Detection(label, score, new Box(centre - 5, 10, centre + 5, 20));
  }

  @Test
  void countsWhatIsOfTheClassInTheRegionAndSureEnough() {
    assertThat(CARS.countIn(FOUND)).isEqualTo(2);
    assertThat(Query.of("car").countIn(FOUND)).isEqualTo(3);
    assertThat(Query.of("truck").countIn(FOUND)).isZero();
    assertThat(CARS.withAtLeast(2).countIn(FOUND)).isEqualTo(2);
  }

  @Test
  void aFrameIsPositiveFromTheNumberOn() {
    assertThat(CARS.isPresentIn(FOUND)).isTrue();
    assertThat(CARS.withAtLeast(2).isPresentIn(FOUND)).isTrue();
    assertThat(CARS.withAtLeast(3).isPresentIn(FOUND)).isFalse();
    assertThat(CARS.isPresentIn(List.of())).isFalse();
  }

  @Test
  void theScoreIsThatOfTheLastThatItTakes() {
    assertThat(CARS.scoreIn(FOUND)).isEqualTo(0.9f);
    assertThat(CARS.withAtLeast(2).scoreIn(FOUND)).isEqualTo(0.5f);
    assertThat(CARS.withAtLeast(3).scoreIn(FOUND)).isEqualTo(0.3f);
    assertThat(CARS.withAtLeast(4).scoreIn(FOUND)).isZero();
  }

  @Test
  void theNumberStaysWithTheQuery() throws IOException, ClassNotFoundException {
    Query three =
        CARS.withAtLeast(3).withTargets(new Targets(0.1, 0.1)).withRegion(new Region(0, 0, 9, 9));

    assertThat(three.atLeast()).isEqualTo(3);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(three);
    assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
        .isEqualTo(three);
  }

  @Test
  void peopleAreToldTheNumber() {
    assertThat(CARS.wanted()).isEqualTo("'car'");
    assertThat(CARS.withAtLeast(3).wanted()).isEqualTo("at least 3 cars");
    assertThat(Query.of("person").withAtLeast(2).wanted()).isEqualTo("at least 2 people");
    assertThat(Query.of("bus").withAtLeast(2).wanted()).isEqualTo("at least 2 buses");
  }

  @Test
  void noneAtAllIsNotAsked() {
    assertThatThrownBy(() -> CARS.withAtLeast(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 object, not 0; frames without any are those");
  }
}
