package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events of which histories of runs are made, in tests of the stores. */
final class RunHistory {
  private static final Artifact MODEL =
      new Artifact(
          "train.model",
          "model",
          Digest.of("model"),
          812,
          Map.of("rows", "7043", "note", "Grüße, İstanbul 🚂"));

  private RunHistory() {}

  private static NewEvent event(String kind, long run, Record facts) {
    return new NewEvent(kind, "os:ada", run, EventJson.write(facts));
  }

  static NewEvent created(long run) {
    return event(
        RunEvents.RUN_CREATED,
        run,
        new RunEvents.RunCreated(
            "churn",
            "sha256:1",
            "sha256:2",
            "person",
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 2, 28)));
  }

  /** A run has taken the time it was planned for. */
  static NewEvent taken(long run, Instant logical, long backfill) {
    return event(
        RunEvents.RUN_PLANNED,
        run,
        new RunEvents.RunPlanned("churn", logical, logical.plusSeconds(7), backfill));
  }

  /** A run that was planned for a time. */
  static NewEvent planned(long run, Instant logical, long backfill) {
    return event(
        RunEvents.RUN_CREATED,
        run,
        new RunEvents.RunCreated(
            "churn",
            "sha256:1",
            "sha256:2",
            "schedule",
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 2, 28),
            "",
            null,
            null,
            null,
            null,
            logical,
            logical.plusSeconds(7),
            backfill == 0 ? null : backfill));
  }

  static NewEvent started(long run) {
    return event(RunEvents.RUN_STARTED, run, new RunEvents.RunStarted());
  }

  static NewEvent cancelAsked(long run) {
    return event(RunEvents.RUN_CANCEL_ASKED, run, new RunEvents.RunCancelAsked(null));
  }

  static NewEvent paused(long run) {
    return event(RunEvents.RUN_PAUSED, run, new RunEvents.RunPaused());
  }

  static NewEvent resumed(long run) {
    return event(RunEvents.RUN_RESUMED, run, new RunEvents.RunResumed());
  }

  static NewEvent runEnded(long run, RunState state) {
    return event(RunEvents.RUN_ENDED, run, new RunEvents.RunEnded(state, ""));
  }

  static NewEvent attempt(long run, long id, String step) {
    return event(
        RunEvents.ATTEMPT_CREATED, run, new RunEvents.AttemptCreated(id, step, "", 1, Homes.START));
  }

  static NewEvent launched(long run, long id, long token) {
    return event(
        RunEvents.ATTEMPT_STARTED,
        run,
        new RunEvents.AttemptStarted(
            id, token, List.of(new RunEvents.Used("rows", "collect.data", "", null))));
  }

  static NewEvent relaunched(long run, long id, long earlier, long token) {
    return event(
        RunEvents.ATTEMPT_RELAUNCHED,
        run,
        new RunEvents.AttemptRelaunched(id, earlier, token, "overtaken", List.of()));
  }

  static NewEvent waits(long run, long id, long token, Instant until) {
    return event(
        RunEvents.ATTEMPT_WAITING,
        run,
        new RunEvents.AttemptWaiting(id, token, until, "for somebody", "{\"asked\":1}"));
  }

  static NewEvent ended(long run, long id, long token, AttemptState state) {
    return ended(run, id, token, state, "");
  }

  static NewEvent failed(long run, long id, long token, String message) {
    return ended(run, id, token, AttemptState.FAILED, message);
  }

  private static NewEvent ended(long run, long id, long token, AttemptState state, String message) {
    return event(
        RunEvents.ATTEMPT_ENDED,
        run,
        new RunEvents.AttemptEnded(
            id,
            token,
            state,
            state == AttemptState.FAILED ? FailureCause.ERROR : null,
            message,
            false,
            null,
            Map.of(),
            List.of(),
            Map.of(),
            null,
            null,
            null));
  }

  /** A run that says something of everything. */
  static NewEvent rich(long run) {
    Map<String, Value> params = new LinkedHashMap<>();
    params.put("share", new Value.Num(new BigDecimal("0.30")));
    params.put("who", new Value.Text("Grüße, 'İstanbul' 🚂"));
    params.put("mail", new Value.Term("personal", List.of(new Value.Text("sha256:ab")), List.of()));
    return event(
        RunEvents.RUN_CREATED,
        run,
        new RunEvents.RunCreated(
            "churn",
            "sha256:1",
            "sha256:2",
            "rerun",
            ValueJson.write(params),
            LocalDate.of(2026, 2, 28),
            "pipelines",
            5L,
            9L,
            true,
            "ml@example.org"));
  }

  /** An end that says something of everything. */
  static NewEvent richEnd(long run, long id, long token) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("logLoss", 0.1 + 0.2);
    metrics.put("auc", Double.NaN);
    return event(
        RunEvents.ATTEMPT_ENDED,
        run,
        new RunEvents.AttemptEnded(
            id,
            token,
            AttemptState.FAILED,
            FailureCause.TIMEOUT,
            "line 3: Grüße\nline 4",
            true,
            7043L,
            metrics,
            List.of(),
            Map.of("model", RunEvents.Made.of(MODEL)),
            true,
            137,
            true));
  }

  static NewEvent items(long run, long id) {
    return event(
        RunEvents.ATTEMPT_ITEMS,
        run,
        new RunEvents.AttemptItems(
            id,
            List.of(
                RunEvents.ItemMade.of(Item.of("eu", MODEL)),
                RunEvents.ItemMade.of(Item.of("2.50", new Value.Num(new BigDecimal("2.50")))))));
  }

  static void assertRich(Run run, Attempt attempt, List<Item> items) {
    assertThat(run.params().get("share")).isEqualTo(new Value.Num(new BigDecimal("0.30")));
    assertThat(run.params().get("who")).isEqualTo(new Value.Text("Grüße, 'İstanbul' 🚂"));
    assertThat(run.params().get("mail")).isInstanceOf(Value.Term.class);
    assertThat(run.runDate()).isEqualTo(LocalDate.of(2026, 2, 28));
    assertThat(run.created()).isEqualTo(Homes.START);
    assertThat(run.origin()).hasValue(5);
    assertThat(run.parent()).hasValue(9);
    assertThat(run.fresh()).isTrue();
    assertThat(run.pausedBy()).contains("os:ada");
    assertThat(run.cancelledBy()).contains("os:ada");
    assertThat(attempt.metrics().keySet()).containsExactly("logLoss", "auc");
    assertThat(attempt.metrics())
        .containsEntry("logLoss", 0.1 + 0.2)
        .containsEntry("auc", Double.NaN);
    assertThat(attempt.outputs()).containsExactly(Map.entry("model", MODEL));
    assertThat(attempt.message()).isEqualTo("line 3: Grüße\nline 4");
    assertThat(attempt.detail().exitCode()).hasValue(137);
    assertThat(attempt.decision()).contains(true);
    assertThat(attempt.rows()).hasValue(7043);
    assertThat(items).extracting(Item::key).containsExactly("eu", "2.50");
    assertThat(items.get(0).artifact()).contains(MODEL);
    assertThat(items.get(1).value()).contains(new Value.Num(new BigDecimal("2.50")));
  }
}
