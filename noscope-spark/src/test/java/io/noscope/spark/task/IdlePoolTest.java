package io.noscope.spark.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept, for whom, and what is closed when there are too many. */
class IdlePoolTest {
  private final List<String> closed = new ArrayList<>();
  private final IdlePool<String, String> pool = new IdlePool<>(3, closed::add);

  @Test
  void whatIsKeptIsForOneOfTheSameKey() {
    pool.keep("a", "a1");

    assertThat(pool.take("b")).isEmpty();
    assertThat(pool.take("a")).contains("a1");
    assertThat(pool.take("a")).isEmpty();
    assertThat(closed).isEmpty();
  }

  @Test
  void theKeyThatWasNotAskedForLongestMakesRoom() {
    pool.keep("a", "a1");
    pool.keep("b", "b1");
    pool.keep("c", "c1");
    pool.take("a").ifPresent(kept -> pool.keep("a", kept));

    pool.keep("d", "d1");
    pool.keep("e", "e1");

    assertThat(closed).containsExactly("b1", "c1");
    assertThat(pool.take("a")).contains("a1");
    assertThat(pool.take("e")).contains("e1");
  }

  @Test
  void ofOneKeyTheOldestMakesRoom() {
    for (int i = 1; i <= 4; i++) {
      pool.keep("a", "a" + i);
    }

    assertThat(closed).containsExactly("a1");
    assertThat(pool.take("a")).contains("a4");
  }

  @Test
  void whatIsTakenMakesRoomForOthers() {
    pool.keep("a", "a1");
    pool.keep("b", "b1");
    pool.keep("c", "c1");
    pool.take("b");

    pool.keep("d", "d1");

    assertThat(closed).isEmpty();
  }
}
