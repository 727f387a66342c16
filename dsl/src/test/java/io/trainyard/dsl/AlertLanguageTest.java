package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.schedule.Deadline;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertLanguageTest {
  private final PipelineLoader loader = PipelineLoader.plain();

  private static String file(String lines) {
    return "pipeline('p') {\n    def a = collect { csv 'x' }\n    def b = transform(a) { sql 'select"
        + " 1' }\n"
        + lines
        + "\n}\n";
  }

  private Pipeline read(String lines) {
    Loaded loaded = Examples.load(loader, file(lines));
    assertThat(loaded.problems()).noneMatch(p -> p.severity() == Problem.Severity.ERROR);
    return loaded.pipeline().orElseThrow();
  }

  @Test
  void whom_to_tell_of_a_failure_is_kept_line_by_line() {
    AlertRule rule =
        read("onFailure(a, b) { email 'x@y.example'; slack 'ml', 'ops'; log; atMostEvery 2.hours }")
            .alerts()
            .get(0);
    assertThat(rule.on()).isEqualTo(AlertRule.FAILURE);
    assertThat(rule.steps()).containsExactly("a", "b");
    assertThat(rule.tells())
        .extracting(Option::word)
        .containsExactly("email", "slack", "log", "atMostEvery");
    assertThat(rule.tells().get(1).values())
        .containsExactly(new Value.Text("ml"), new Value.Text("ops"));
    assertThat(rule.tells().get(3).values()).containsExactly(new Value.Span(Duration.ofHours(2)));
  }

  @Test
  void the_owner_of_the_pipeline_can_be_told() {
    Pipeline pipeline = read("onLate { email owner }\nonWaiting { log }\nowner 'ml@x.example'");
    assertThat(pipeline.alerts())
        .extracting(AlertRule::on)
        .containsExactly(AlertRule.LATE, AlertRule.WAITING);
    assertThat(pipeline.alerts().get(0).tells().get(0).values())
        .containsExactly(Value.Term.of("owner"));
  }

  @Test
  void a_deadline_has_a_time_of_day_and_whom_to_tell() {
    Pipeline pipeline =
        read("deadline { by '07:00'; zone 'Europe/Berlin'; calendar 'work'; late { pager 'on' } }");
    assertThat(Deadline.of(pipeline))
        .containsExactly(
            new Deadline(LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"), Optional.of("work")));
    assertThat(pipeline.alerts().get(0).tells()).extracting(Option::word).containsExactly("pager");
  }

  @Test
  void a_step_that_tells_has_a_text_and_makes_nothing() {
    Step told =
        read("def told = notify(b) { log; text 'done' }\nnotify { needs told; log; text 'x' }")
            .step("told")
            .orElseThrow();
    assertThat(told.verb()).isEqualTo("notify");
    assertThat(told.outputs()).isEmpty();
    assertThat(told.inputs()).hasSize(1);
    assertThat(told.option("text").map(Option::values)).contains(List.of(new Value.Text("done")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "onFailure { } | 5: 'onFailure' tells nobody: add a line such as: email owner, slack 'ml' or log",
        "onFailure { atMostEvery 1.hours } | 5: 'onFailure' tells nobody: add a line such as: email owner, slack 'ml' or log",
        "onFailure { email 'me' } | 17: 'me' is no address: write it as ml@example.com",
        "onFailure { email owner } | 17: nobody to tell: add a line owner 'ml@example.com' to the pipeline",
        "owner 'growth'; onLate { email owner } | 30: the owner 'growth' is no address: write it as ml@example.com",
        "deadline { by '7'; zone 'UTC' } | 5: 'by' is '7', but must be a time of day such as '07:00'",
        "deadline { by '07:00'; zone 'Mars' } | 5: 'Mars' is not a time zone. Zones look like 'Europe/Berlin'.",
        "deadline { by '07:00'; zone 'UTC'; late { } } | 40: 'late' tells nobody: add a line such as: email owner, slack 'ml' or log",
        "notify(b) { text 'x' } | 5: 'notify' tells nobody: add a line such as: email owner, slack 'ml' or log",
        "notify(b) { log } | 5: 'notify' needs 'text', such as: text 'The scores of today are published'",
        "onFailure { page 'x' } | 17: 'page' is not an option of onFailure. Did you mean 'pager'? Options: atMostEvery, email, log, pager, slack, webhook",
        "onSuccess { log } | 5: 'onSuccess' is planned, not in this release",
      })
  void mistakes_tell_the_place_and_the_fix(String lines, String expected) {
    assertThat(Examples.errors(loader, file("    " + lines)))
        .containsExactly("p.groovy:4:" + expected);
  }

  @Test
  void an_address_cannot_end_the_header_of_a_mail() {
    assertThat(
            Examples.errors(loader, file("onFailure { email 'a@b.example\\nBcc: c@d.example' }")))
        .singleElement()
        .asString()
        .contains("is no address");
  }
}
