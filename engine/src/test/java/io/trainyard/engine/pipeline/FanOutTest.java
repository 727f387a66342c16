package io.trainyard.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanOutTest {

  @ParameterizedTest
  @CsvSource({
    "0.05, 100, 5",
    "0.05, 99, 4",
    "0.05, 19, 0",
    "0.29, 100, 29",
    "0.07, 100, 7",
    "0, 10000, 0",
    "1, 3, 3",
    "1, 0, 0"
  })
  void a_share_tolerates_the_whole_items_in_it(double share, int items, int tolerated) {
    FanOut fanOut = new FanOut(OptionalInt.empty(), share, FanOut.MOST, false);
    assertThat(fanOut.tolerated(items)).isEqualTo(tolerated);
  }
}
