package io.trainyard.web.view.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.web.api.Problem;
import io.trainyard.web.view.pipeline.StartForms.Typed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Forms of typed params. */
final class StartFormsTest {
  private static final Pipeline SHOP = PipelineTexts.read(PipelineTexts.SHOP);
  private static final StartForms.Seen ADA =
      new StartForms.Seen(true, Instant.parse("2026-11-21T23:30:00Z"));

  private static StartForm.Field field(StartForm form, String name) {
    return form.fields().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_field_says_what_it_accepts_and_what_it_is_otherwise() {
    StartForm form = StartForms.of(SHOP, Typed.nothing("k"), Optional.empty(), ADA);

    StartForm.Field horizon = field(form, "horizon");
    assertThat(horizon.rule()).isEqualTo("whole number, 7 to 90");
    assertThat(horizon.hint()).isEqualTo("Days ahead. Otherwise 30.");
    assertThat(horizon.placeholder()).isEqualTo("30");
    assertThat(form.today()).isEqualTo("2026-11-21");
    assertThat(form.isWrong()).isFalse();
  }

  @Test
  void a_choice_without_a_default_waits_for_one() {
    StartForm form = StartForms.of(SHOP, Typed.nothing("k"), Optional.empty(), ADA);

    assertThat(field(form, "region").rule()).isEqualTo("choice, needed");
    assertThat(field(form, "region").choices())
        .containsExactly(
            new StartForm.Choice("", "Choose", true),
            new StartForm.Choice("eu", "eu", false),
            new StartForm.Choice("us", "us", false));
  }

  @Test
  void a_wrong_value_stays_with_its_mistake_and_the_line_of_its_bound() {
    Problem refused =
        Problem.badRequest("no.")
            .at(List.of(new Problem.Flaw("/params/horizon", "it is 120, but must be less")));
    Typed typed = new Typed(Map.of("horizon", "120", "region", "us"), Optional.empty(), false, "k");

    StartForm form = StartForms.of(SHOP, typed, Optional.of(refused), ADA);

    assertThat(field(form, "horizon").value()).isEqualTo("120");
    assertThat(field(form, "horizon").mistake())
        .isEqualTo("it is 120, but must be less. That stands in shop.groovy:4.");
    assertThat(field(form, "region").choices()).contains(new StartForm.Choice("us", "us", true));
    assertThat(form.mistake()).isEmpty();
    assertThat(form.isWrong()).isTrue();
  }

  @Test
  void a_mistake_of_no_field_stands_above_all() {
    StartForm form =
        StartForms.of(SHOP, Typed.nothing("k"), Optional.of(Problem.conflict("two at once.")), ADA);

    assertThat(form.mistake()).isEqualTo("two at once.");
  }

  @Test
  void a_day_that_is_none_is_told_at_its_field() {
    Typed typed = new Typed(Map.of(), Optional.of("<tomorrow>"), false, "k");

    StartForm form =
        StartForms.of(SHOP, typed, Optional.of(Problem.badRequest("'day' is a date.")), ADA);

    assertThat(form.dayMistake()).isEqualTo("'<tomorrow>' is no date such as 2026-01-31.");
    assertThat(form.mistake()).isEmpty();
  }
}
