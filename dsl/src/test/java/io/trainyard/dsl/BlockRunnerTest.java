package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockRunnerTest {
  private static final String TEXT =
      """
      String shout(String word) { word.toUpperCase() + '!' }

      pipeline('p') {
          def LIMIT = 3
          def days = wholeNumber { otherwise 30 }
          def raw = collect { csv 'x' }
          def clean = validate(raw) {
              check('above') { row -> row.number('x') > LIMIT }
              check('loud') { row -> shout(row.text('name')) == 'EVA!' }
              check('broken') { row ->
                  def zero = 0
                  row.wholeNumber('x').intdiv(zero) == 1
              }
          }
          def some = transform(clean, days) { compute { rows, n -> n > LIMIT ? rows : rows.limit(n) } }
      }
      """;

  private final Pipeline pipeline =
      Examples.load(PipelineLoader.plain(), TEXT).pipeline().orElseThrow();
  private final BlockRunner runner = new BlockRunner();

  @Test
  void a_block_sees_what_it_is_handed_constants_and_functions_of_the_file() {
    assertThat(call("clean", "check:above", Rows.of(4.0, "Eva"))).isEqualTo(true);
    assertThat(call("clean", "check:above", Rows.of(2.0, "Eva"))).isEqualTo(false);
    assertThat(call("clean", "check:loud", Rows.of(2.0, "Eva"))).isEqualTo(true);
  }

  @Test
  void a_param_arrives_as_the_type_it_was_checked_with() {
    Object fromValue = callNull("some", new Value.Num(new BigDecimal("30")));
    Object fromInteger = callNull("some", 30);
    assertThat(fromValue).isNull();
    assertThat(fromInteger).isNull();
  }

  @Test
  void a_failure_names_file_line_block_and_step_and_no_class() {
    assertThatThrownBy(() -> call("clean", "check:broken", Rows.of(4.0, "Eva")))
        .isInstanceOf(StepFailure.class)
        .hasMessage(
            "p.groovy:12: 'check:broken' of step 'clean' failed: arithmetic exception: / by zero");
  }

  @Test
  void a_missing_value_is_said_to_be_missing() {
    assertThatThrownBy(() -> call("clean", "check:loud", Rows.of(1.0, null)))
        .isInstanceOf(StepFailure.class)
        .hasMessageStartingWith(
            "p.groovy:1: 'check:loud' of step 'clean' failed: a value is missing");
  }

  @Test
  void a_block_that_is_not_there_is_said_so() {
    Value.Code code = new Value.Code("groovy", "", "clean", "check:none", "");
    assertThatThrownBy(() -> runner.prepare(pipeline, code))
        .isInstanceOf(StepFailure.class)
        .hasMessage("pipeline p has no block 'check:none' in step 'clean'");
  }

  private @Nullable Object callNull(String step, Object param) {
    Value.Code code = new Value.Code("groovy", "", step, "compute", "");
    return runner.prepare(pipeline, code).call(Arrays.asList(null, param));
  }

  private @Nullable Object call(String step, String path, Object argument) {
    Value.Code code = new Value.Code("groovy", "", step, path, "");
    return runner.prepare(pipeline, code).call(List.of(argument));
  }
}
