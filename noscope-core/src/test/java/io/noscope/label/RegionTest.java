package io.noscope.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
  /** Two arms that point down, and a bar that joins them at the top. */
  private static final Region CONCAVE = Region.parse("0,0 30,0 30,30 20,30 20,10 10,10 10,30 0,30");

  @ParameterizedTest
  @CsvSource({"5,20,true", "25,20,true", "15,5,true", "15,20,false", "15,31,false", "-1,5,false"})
  void anObjectBetweenTheArmsOfAConcaveRegionIsOutside(float x, float y, boolean inside) {
    assertThat(CONCAVE.holdsCentreOf(around(x, y))).isEqualTo(inside);
  }

  @Test
  void aQueryCountsNoObjectThatIsInTheBoundsAlone() {
    Query query = Query.of("person").withRegion(CONCAVE);
    Detection between = new Detection("person", 0.9f, around(15, 20));

    assertThat(query.view()).contains(new Rectangle(0, 0, 30, 30));
    assertThat(query.isPresentIn(List.of(between))).isFalse();
    assertThat(query.scoreIn(List.of(between))).isZero();
    assertThat(query.isPresentIn(List.of(new Detection("person", 0.9f, around(5, 20))))).isTrue();
  }

  @Test
  void leftAndTopEdgesAreInsideRightAndBottomOnesAreNot() {
    for (Region region :
        List.of(new Region(10, 10, 20, 20), Region.parse("10,10 20,10 20,15 20,20 10,20"))) {
      assertThat(region.holdsCentreOf(around(10, 10))).isTrue();
      assertThat(region.holdsCentreOf(around(10, 19.5f))).isTrue();
      assertThat(region.holdsCentreOf(around(20, 15))).isFalse();
      assertThat(region.holdsCentreOf(around(15, 20))).isFalse();
    }
  }

  @Test
  void aPointOnASharedEdgeIsInOneOfTheNeighbours() {
    Region above = Region.parse("0,0 40,0 0,40");
    Region below = Region.parse("40,0 40,40 0,40");
    for (int x = 1; x < 40; x++) {
      Box onTheEdge = around(x, 40 - x);
      assertThat(above.holdsCentreOf(onTheEdge)).isNotEqualTo(below.holdsCentreOf(onTheEdge));
    }
  }

  @Test
  void whereAPolygonCrossesItselfOnlyOddPartsAreInside() {
    Region star = Region.parse("50,0 80,90 0,35 100,35 20,90");
    assertThat(star.holdsCentreOf(around(50, 10))).isTrue();
    assertThat(star.holdsCentreOf(around(50, 50))).isFalse();
  }

  @Test
  void severalPolygonsAreASum() {
    Region both = Region.parse("0,0 10,0 0,10 + 50,50 60,50 60,60 50,60");
    assertThat(both.bounds()).isEqualTo(new Rectangle(0, 0, 60, 60));
    assertThat(both.holdsCentreOf(around(1, 1))).isTrue();
    assertThat(both.holdsCentreOf(around(55, 55))).isTrue();
    assertThat(both.holdsCentreOf(around(30, 30))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10,20 110,20 110,220 10,220", "10,220 10,20 110,20 110,220", "10,20,110,220"})
  void aRectangleIsTheSameHoweverItIsWritten(String text) {
    Region region = Region.parse(text);
    assertThat(region).isEqualTo(new Region(10, 20, 110, 220)).hasToString("10,20,110,220");
    assertThat(region.rectangle()).contains(new Rectangle(10, 20, 110, 220));
  }

  @Test
  void aRectangleHoldsWhatItsEdgesSay() {
    Region region = new Region(20, 30, 61, 75);
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      float x = random.nextInt(200) / 2f;
      float y = random.nextInt(200) / 2f;
      assertThat(region.holdsCentreOf(around(x, y)))
          .isEqualTo(x >= 20 && x < 61 && y >= 30 && y < 75);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,2 30,4 5,60", " 1, 2  30, 4 5 ,60 + 7,8 90,10 11,120 ", "0,0 9,9 9,0 0,9"})
  void pointsAreReadAndWritten(String text) {
    Region region = Region.parse(text);
    assertThat(region.rectangle()).isEqualTo(Optional.empty());
    assertThat(Region.parse(region.toString())).isEqualTo(region);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,2 3,4         | a polygon has 3 to 1,000 points, not 2: 1,2 3,4",
        "0,0 5,5 9,9     | do not lie on one line, as these do: 0,0 5,5 9,9",
        "0,0 -5,5 9,9    | a point is x,y in pixels from the frame's top left corner, not -5,5",
        "0,0 5 9,9       | or points such as '384,240 512,240 512,432', not '0,0 5 9,9'",
        "0,0 5,0 9,9 +   | or points such as",
        "1.5,0 5,0 9,9   | not '1.5,0 5,0 9,9'",
      })
  void whatIsNoRegionIsNamed(String text, String message) {
    assertThatThrownBy(() -> Region.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Box around(float x, float y) {
    return new Box(x - 4, y - 7, x + 4, y + 7);
  }
}
