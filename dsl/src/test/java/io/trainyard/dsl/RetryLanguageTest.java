package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryLanguageTest {
  private final PipelineLoader loader = PipelineLoader.plain();

  private static String file(String retry) {
    return "pipeline('p') {\n    def a = collect { csv 'x'; " + retry + " }\n}\n";
  }

  private List<Step> steps(String retry) {
    return Examples.load(loader, file(retry)).pipeline().orElseThrow().steps();
  }

  @Test
  void one_duration_gives_pauses_of_one_length() {
    Duration minute = Duration.ofMinutes(1);
    assertThat(steps("retry { times 2; backoff 1.minutes }"))
        .first()
        .extracting("retry")
        .isEqualTo(new Retry(2, minute, minute, List.of(), List.of()));
  }

  @Test
  void an_exit_code_may_stand_without_brackets() {
    assertThat(steps("retry { times 2; only exitCode 75 }"))
        .isEqualTo(steps("retry { times 2; only exitCode(75) }"))
        .extracting(step -> step.retry().only())
        .containsExactly(List.of(FailureClass.exitCode(75)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "times -1 | 40: this subtracts: write times(-1)",
        "times 101 | 40: 'times' takes a whole number from 0 to 100, but got 101",
        "times 2; backoff -1.minutes | 49: this subtracts: write backoff(-1.minutes)",
        "times 2; backoff 10.minutes, 30.seconds | 49: 'backoff' takes the first pause and then the longest, but the second is shorter: swap them",
        "times 2; backoff 1.minutes, 25.hours | 49: 'backoff' takes a duration such as 30.minutes from 0 seconds to 1 day, but got 90,000 seconds",
        "times 2; only machineLos | 54: nothing here is called 'machineLos'. Did you mean 'machineLost'?",
        "times 2; only outOfMemry | 54: nothing here is called 'outOfMemry'. Did you mean 'outOfMemory'?",
        "times 2; only 75 | 49: 'only' takes a failure such as machineLost or exitCode(75) (one or more), but got a whole number",
        "times 2; only exitCode(256) | 54: 'exitCode' takes a whole number from 1 to 255, but got 256",
        "times 2; only exitCode(0) | 54: 'exitCode' takes a whole number from 1 to 255, but got 0",
        "times 2; only exitCode | 54: 'exitCode' takes a whole number from 1 to 255: write exitCode(..)",
        "times 2; only 'machineLost' | 49: 'only' takes a failure such as machineLost or exitCode(75) (one or more), but got text",
        "times 2; only timeout; never timeout | 63: 'only' and 'never' both name a failure, so it is never tried again: take it out of one of them",
        "only machineLost | 32: 'retry' needs 'times', such as: times 3",
      })
  void mistakes_say_what_fits(String lines, String expected) {
    assertThat(Examples.errors(loader, file("retry { " + lines + " }")))
        .containsExactly("p.groovy:2:" + expected);
  }

  @Test
  void defaults_are_held_to_the_same_rules() {
    String text =
        "pipeline('p') {\n    defaults { retry { times 1; only timeout; never timeout } }\n"
            + "    def a = collect { csv 'x' }\n}\n";
    assertThat(Examples.errors(loader, text))
        .containsExactly(
            "p.groovy:2:47: 'only' and 'never' both name a failure, so it is never tried again: take it out of one of them");
  }
}
