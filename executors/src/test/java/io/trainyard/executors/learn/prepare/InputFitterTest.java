package io.trainyard.executors.learn.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.option.Options;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputFitterTest {
  private static final Needs NOTHING = new Needs(false, false);
  private static final Needs EVERYTHING = new Needs(true, true);
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Column("age", ColumnType.WHOLE_NUMBER),
              new Column("plan", ColumnType.TEXT),
              new Column("member", ColumnType.YES_NO),
              new Column("y", ColumnType.TEXT)));

  /** Ages 1, 2, 3, 10 and one missing: median 2.5, mean 4. */
  private static final Rows ROWS =
      rows(
          row(1L, "b", true, "n"),
          row(2L, "a", false, "y"),
          row(3L, "b", true, "n"),
          row(10L, null, true, "y"),
          row(null, "c", false, "n"));

  @Test
  void numbers_stay_as_they_are_where_the_learner_needs_nothing() {
    FittedInputs fitted = fit(NOTHING);

    assertThat(fitted.features()).containsExactly("age", "plan=a", "plan=b", "plan=c", "member");
    double[][] encoded = fitted.encode(ROWS);
    assertThat(encoded[0]).containsExactly(1, 0, 1, 0, 1);
    assertThat(encoded[1]).containsExactly(2, 1, 0, 0, 0);
    assertThat(encoded[2]).containsExactly(3, 0, 1, 0, 1);
    assertThat(encoded[3]).containsExactly(10, 0, 0, 0, 1);
    assertThat(encoded[4]).containsExactly(Double.NaN, 0, 0, 1, 0);
  }

  @Test
  void numbers_are_filled_with_the_median_and_scaled_as_scikit_learn_does_where_needed() {
    double[][] encoded = fit(EVERYTHING).encode(ROWS);

    // StandardScaler().fit_transform([[1], [2], [3], [10], [2.5]])
    assertThat(encoded[0][0]).isCloseTo(-0.8388491841016201, within(1e-12));
    assertThat(encoded[4][0]).isCloseTo(-0.37282185960072004, within(1e-12));
  }

  @Test
  void what_was_not_seen_in_training_has_a_defined_result() {
    FittedInputs fitted = fit(NOTHING);

    assertThat(fitted.encode(rows(row(null, "unseen", null, null)))[0])
        .containsExactly(Double.NaN, 0, 0, 0, Double.NaN);
    assertThat(
            fitted
                .encode(
                    new Rows(
                        new Schema(
                            List.of(
                                new Column("more", ColumnType.TEXT),
                                new Column("member", ColumnType.YES_NO),
                                new Column("plan", ColumnType.TEXT),
                                new Column("age", ColumnType.NUMBER))),
                        List.of(Arrays.asList("x", true, "a", Double.POSITIVE_INFINITY))))[0])
        .containsExactly(Double.NaN, 1, 0, 0, 1);
  }

  @Test
  void missing_columns_and_wrong_values_are_named() {
    FittedInputs fitted = fit(NOTHING);

    assertThatThrownBy(
            () ->
                fitted.encode(
                    new Rows(new Schema(List.of(new Column("age", ColumnType.NUMBER))), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model needs column 'plan', 'member', but the rows have only: age");
    assertThatThrownBy(() -> fitted.encode(rows(row("old", "a", true, "n"))))
        .hasMessage("column 'age' holds a value that is not a number, as it was in training");
  }

  @Test
  void what_the_block_says_wins() {
    FittedInputs fitted =
        fit(
            NOTHING,
            option("ignore", text("member")),
            option("impute", Value.Term.of("mean"), text("age")),
            option("impute", Value.Term.of("mostFrequent"), text("plan")),
            option("encode", Value.Term.of("ordinal"), text("plan")),
            option("scale", Value.Term.of("everyNumber")));

    assertThat(fitted.ignored()).containsEntry("member", "as `inputs` says");
    assertThat(fitted.features()).containsExactly("age", "plan");
    double[][] encoded = fitted.encode(ROWS);
    assertThat(encoded[4]).containsExactly(0, 2);
    assertThat(encoded[3][1]).isEqualTo(1);
    assertThat(encoded[0][0]).isEqualTo((1 - 4) / Math.sqrt(10));
  }

  @Test
  void marked_columns_are_left_out_unless_named() {
    InputsOptions plain = options();
    InputsOptions named = options(option("only", text("plan"), text("age")));
    Map<String, String> marked = Map.of("plan", "personal");

    assertThat(new InputFitter(plain, NOTHING, marked).fit(ROWS, "y").ignored())
        .containsEntry("plan", "personal");
    FittedInputs fitted = new InputFitter(named, NOTHING, marked).fit(ROWS, "y");
    assertThat(fitted.schema().names()).containsExactly("age", "plan");
    assertThat(fitted.ignored()).containsOnlyKeys("member");
  }

  @Test
  void more_than_a_hundred_texts_are_left_out_by_default_and_refused_when_asked_for() {
    List<List<@Nullable Object>> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add(row((long) i, "text " + i, true, "n"));
    }
    Rows rows = new Rows(SCHEMA, many);

    assertThat(new InputFitter(options(), NOTHING, Map.of()).fit(rows, "y").ignored())
        .containsEntry("plan", "its 101 different texts are more than 100")
        .containsEntry("member", "it has the same value, or none, in every training row");
    assertThatThrownBy(
            () ->
                new InputFitter(
                        options(option("encode", Value.Term.of("oneHot"), text("plan"))),
                        NOTHING,
                        Map.of())
                    .fit(rows, "y"))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("write `encode ordinal, 'plan'` or ignore it");
  }

  @Test
  void fitted_inputs_are_the_same_after_a_way_through_json() {
    FittedInputs fitted =
        fit(EVERYTHING, option("impute", Value.Term.of("mostFrequent"), text("plan")));

    FittedInputs read = InputsJson.read(InputsJson.write(fitted));

    assertThat(read).isEqualTo(fitted);
    assertThat(InputsJson.write(read)).isEqualTo(InputsJson.write(fitted));
  }

  private static FittedInputs fit(Needs needs, Option... lines) {
    return new InputFitter(options(lines), needs, Map.of()).fit(ROWS, "y");
  }

  private static InputsOptions options(Option... lines) {
    Option inputs = option("inputs", new Value.Term("", List.of(), List.of(lines)));
    return InputsOptions.of(
        Options.of(
            new Step(
                "model",
                "train",
                "",
                List.of(),
                lines.length == 0 ? List.of() : List.of(inputs),
                List.of(),
                List.of(),
                Set.of(),
                Retry.NONE,
                Optional.empty(),
                SourceRef.NONE)));
  }

  private static Option option(String word, Value... values) {
    return new Option(word, List.of(values), SourceRef.NONE);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  @SafeVarargs
  private static Rows rows(List<@Nullable Object>... rows) {
    return new Rows(SCHEMA, List.of(rows));
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
