package io.trainyard.web.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.EndpointView;
import io.trainyard.web.api.RunSummary;
import io.trainyard.web.api.RunView;
import io.trainyard.web.api.VersionView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a run looks like while it goes on and when it has ended. */
final class RunTextTest {
  private static final Instant TEN = Instant.parse("2026-11-21T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(TEN.plusSeconds(4), ZoneOffset.UTC);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static AttemptView attempt(
      String step, AttemptState state, @Nullable Long rows, Map<String, Double> metrics) {
    boolean done = state.isDone();
    return new AttemptView(
        step.hashCode(),
        step,
        "",
        1,
        state,
        null,
        "",
        TEN,
        done ? TEN.plusMillis(3_100) : null,
        rows,
        metrics,
        List.of(),
        List.of(),
        null);
  }

  private static AttemptView failed(int tryNumber) {
    return new AttemptView(
        9,
        "quality",
        "",
        tryNumber,
        AttemptState.FAILED,
        FailureCause.ERROR,
        "auc is 0.61\nthe bound is 0.8",
        TEN,
        TEN.plusMillis(200),
        null,
        Map.of(),
        List.of(
            new Finding(
                "auc at least 0.8",
                "auc",
                false,
                Severity.ERROR,
                "0.61",
                "0.8",
                "auc is 0.61, and must be at least 0.8",
                Optional.empty())),
        List.of(),
        null);
  }

  private static RunView run(RunState state, AttemptView... attempts) {
    Instant ended = state.isDone() ? TEN.plusMillis(9_800) : null;
    return new RunView(
        new RunSummary(
            12,
            "churn",
            "sha256:cd",
            state,
            state == RunState.FAILED ? "quality failed" : "",
            "person",
            "os:ada",
            "2026-11-21",
            Map.of("share", "0.2"),
            TEN,
            TEN,
            ended,
            ended == null ? null : Duration.ofMillis(9_800),
            null,
            null,
            null),
        null,
        List.of(
            new RunView.StepLine("parts", "split", "", List.of()),
            new RunView.StepLine("model", "train", "", List.of("parts")),
            new RunView.StepLine("quality", "evaluate", "", List.of("parts", "model"))),
        List.of(attempts),
        List.of(),
        List.of());
  }

  @Test
  void an_attempts_end_is_one_line() {
    PlainLines lines = new PlainLines(out, CLOCK);
    lines.began(run(RunState.RUNNING));
    lines.attempt(attempt("model", AttemptState.RUNNING, null, Map.of()));
    lines.attempt(attempt("model", AttemptState.SUCCEEDED, 5_634L, Map.of()));
    lines.attempt(failed(2));

    assertThat(printed().lines())
        .containsExactly(
            "run 12 of churn began",
            "10:00:03  model  SUCCEEDED  3.1 s  5,634 rows",
            "10:00:00  quality  FAILED (error), try 2  0.2 s",
            "          auc is 0.61",
            "          the bound is 0.8");
  }

  @Test
  void an_attempt_that_waits_is_told_while_it_does() {
    PlainLines lines = new PlainLines(out, CLOCK);
    lines.attempt(attempt("signedOff", AttemptState.WAITING, null, Map.of()));

    assertThat(printed()).contains("signedOff  WAITING");
  }

  @Test
  void the_last_lines_say_what_was_made_and_where_to_look_next() {
    RunView view = run(RunState.SUCCEEDED);
    VersionView version =
        new VersionView(
            "churn",
            1,
            List.of("champion"),
            Map.of("f1", 0.6104, "auc", 0.84214),
            "sha256:ab",
            "sha256:ef",
            12,
            "release",
            TEN);
    RunView made =
        new RunView(
            view.run(),
            null,
            view.steps(),
            view.attempts(),
            List.of(version),
            List.of(new EndpointView("churn", "churn", 1, 12, TEN)));

    assertThat(RunEnding.lines(made, ""))
        .containsExactly(
            "run 12 SUCCEEDED in 9.8 s",
            "model churn:1 (champion)  auc 0.842  f1 0.61",
            "endpoint churn: start it with ./trainyard serve",
            "more: ./trainyard show 12");
    assertThat(RunEnding.lines(made, "http://127.0.0.1:7070"))
        .contains("endpoint churn: http://127.0.0.1:7070/v2/models/churn/infer");
  }

  @Test
  void a_failed_run_says_why_and_what_was_found() {
    assertThat(RunEnding.lines(run(RunState.FAILED, failed(1)), ""))
        .containsExactly(
            "run 12 FAILED in 9.8 s",
            "  quality failed",
            "finding of quality: auc is 0.61, and must be at least 0.8",
            "more: ./trainyard show 12");
  }

  @Test
  void a_terminal_shows_every_step_below_what_it_came_after() {
    LiveTree tree = new LiveTree(out, new LiveTree.Screen(80, false), CLOCK);
    tree.began(run(RunState.RUNNING, attempt("parts", AttemptState.SUCCEEDED, 7_043L, Map.of())));
    tree.attempt(attempt("model", AttemptState.RUNNING, null, Map.of()));
    tree.progress("model", 1_200);
    tree.metric("model", "auc", 0.79);
    tree.draw();

    assertThat(printed().lines())
        .containsExactly(
            "run 12 of churn  4.0 s",
            " + parts        split     SUCCEEDED  3.1 s  7,043 rows",
            " /   model      train     4.0 s 1,200 rows auc 0.79",
            " .     quality  evaluate");
  }

  @Test
  void a_second_drawing_covers_the_first() {
    LiveTree tree = new LiveTree(out, new LiveTree.Screen(80, false), CLOCK);
    tree.began(run(RunState.RUNNING));
    tree.draw();
    tree.draw();

    assertThat(printed()).contains("\033[4A\033[J");
  }

  @Test
  void no_line_is_wider_than_the_terminal_and_colours_only_where_welcome() {
    LiveTree narrow = new LiveTree(out, new LiveTree.Screen(30, false), CLOCK);
    narrow.began(run(RunState.RUNNING, failed(3)));
    narrow.draw();

    assertThat(printed().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(30));
    assertThat(printed()).doesNotContain("\033[3");
    bytes.reset();
    LiveTree coloured = new LiveTree(out, new LiveTree.Screen(80, true), CLOCK);
    coloured.began(run(RunState.RUNNING, failed(3)));
    coloured.draw();
    assertThat(printed()).contains("\033[31m", "\033[0m");
  }

  @Test
  void a_run_is_shown_with_params_steps_and_findings() {
    assertThat(RunText.lines(run(RunState.FAILED, failed(1)), ZoneOffset.UTC))
        .contains(
            "run 12 of churn  FAILED  9.8 s",
            "  param    share = 0.2",
            "quality  FAILED (error)  0.2 s",
            "quality: auc is 0.61, and must be at least 0.8");
  }
}
