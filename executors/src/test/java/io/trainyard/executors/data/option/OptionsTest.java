package io.trainyard.executors.data.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private enum Kind {
    ONE_HOT,
    ORDINAL
  }

  @Test
  void options_are_read_by_word_and_position() {
    Options options =
        options(
            line("column", new Value.Text("age"), Value.Term.of("between", num(0), num(120))),
            line("trees", num(300)),
            line("method", Value.Term.of("oneHot")));

    OptionValues column = options.need("column", "column 'name', present");
    assertThat(column.text(0)).isEqualTo("age");
    assertThat(column.term(1).word()).isEqualTo("between");
    assertThat(column.term(1).number(1)).isEqualTo(120);
    assertThat(options.wholeNumber("trees")).contains(300L);
    assertThat(options.choice("method", Kind.class)).contains(Kind.ONE_HOT);
    assertThat(options.number("depth")).isEmpty();
  }

  @Test
  void a_block_behind_a_word_gives_its_options() {
    Value block = new Value.Term("", List.of(), List.of(line("ignore", new Value.Text("id"))));

    Options inputs = options(line("inputs", block)).block("inputs").orElseThrow();

    assertThat(inputs.texts("ignore")).containsExactly("id");
  }

  @Test
  void a_wrong_value_is_refused_with_place_step_option_and_what_is_expected() {
    Options options = options(line("trees", new Value.Text("many")));

    assertThatThrownBy(() -> options.wholeNumber("trees"))
        .isInstanceOf(StepFailure.class)
        .hasMessage("a.groovy:3:5: step 'model', option 'trees': expected a number, found 'many'");
  }

  @Test
  void a_word_inside_a_word_is_named_with_those_around_it() {
    Value using =
        new Value.Term(
            "boost", List.of(), List.of(line("depth", new Value.Num(new BigDecimal("1.5")))));

    assertThatThrownBy(
            () ->
                options(line("using", using))
                    .term("using")
                    .orElseThrow()
                    .block()
                    .wholeNumber("depth"))
        .hasMessage(
            "a.groovy:3:5: step 'model', option 'using boost depth': expected a whole number, found 1.5");
  }

  @Test
  void unknown_missing_and_repeated_words_are_refused() {
    Options options = options(line("trees", num(1)), line("trees", num(2)));

    assertThatThrownBy(() -> options.only("depth", "rate"))
        .hasMessage(
            "a.groovy:3:5: step 'model': 'trees' is not an option here; known are depth, rate");
    assertThatThrownBy(() -> options.wholeNumber("trees")).hasMessageContaining("stands twice");
    assertThatThrownBy(() -> options.need("target", "target 'y'"))
        .hasMessage("a.groovy:2:1: step 'model': 'target' is missing; write target 'y'");
    assertThatThrownBy(() -> options(line("trees", num(1), num(2))).wholeNumber("trees"))
        .hasMessageContaining("it takes 1 value, but has 2");
  }

  @Test
  void holes_of_a_text_are_spliced_after_a_check() {
    assertThat(spliced(new Value.Text("eu"), new Value.Date(LocalDate.of(2026, 1, 2))))
        .isEqualTo("data/eu/2026-01-02.csv");
    assertThatThrownBy(() -> spliced(new Value.Text("../etc"), num(1)))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("holds a quote, a backslash, a control character or '..'");
  }

  private static String spliced(Value first, Value second) {
    Value template =
        new Value.Template(
            List.of(
                new Value.Text("data/"),
                first,
                new Value.Text("/"),
                second,
                new Value.Text(".csv")));
    return options(line("csv", template)).text("csv").orElseThrow();
  }

  private static Value.Num num(long number) {
    return Value.Num.of(number);
  }

  private static Option line(String word, Value... values) {
    return new Option(word, List.of(values), new SourceRef("a.groovy", 3, 5));
  }

  private static Options options(Option... lines) {
    return Options.of(
        new Step(
            "model",
            "train",
            "",
            List.of(),
            List.of(lines),
            List.of(),
            List.of(),
            Set.of(),
            noRetry(),
            Optional.empty(),
            new SourceRef("a.groovy", 2, 1)));
  }

  private static Retry noRetry() {
    return Retry.NONE;
  }
}
