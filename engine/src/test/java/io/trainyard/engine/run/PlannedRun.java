package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.ValueJson;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run that is planned for real and executed by a test: nothing is written. */
final class PlannedRun {
  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  final Planner planner = new Planner();
  final LiveRun run;
  final Map<Long, Attempt> ready = new LinkedHashMap<>();
  final Map<Long, Attempt> running = new LinkedHashMap<>();
  final List<String> log = new ArrayList<>();
  private final RunChanges changes;
  private Instant now = START;
  private long token;

  PlannedRun(Pipeline pipeline) {
    StartRequest request =
        new StartRequest(pipeline, Map.of(), Path.of("."), "person", "os:ada", LocalDate.EPOCH);
    RunEvents.RunCreated created =
        new RunEvents.RunCreated(
            pipeline.name(), "", "", "person", ValueJson.write(Map.of()), LocalDate.EPOCH);
    Run queued = Run.created(1, created, Map.of(), new Run.By("os:ada", START));
    this.run = new LiveRun(queued, request, Map.of(), Blueprint.of(pipeline));
    this.changes = new RunChanges(() -> now, new Audience(), 0);
  }

  Progress progress() {
    return run.progress();
  }

  /** Decides and applies until nothing follows. */
  void settle() {
    List<Decision> decisions = decide();
    while (!decisions.isEmpty() && !run.run().state().isDone()) {
      decisions.forEach(this::apply);
      decisions = decide();
    }
  }

  List<Decision> decide() {
    return planner.decide(progress(), progress().takeChanged(), now);
  }

  private void apply(Decision decision) {
    Turn turn = new Turn();
    log.add(decision.toString());
    if (decision instanceof Decision.Begin) {
      changes.begin(run, turn);
    } else if (decision instanceof Decision.Finish finish) {
      changes.finish(run, finish, turn);
    } else if (decision instanceof Decision.Schedule schedule) {
      changes.create(run, schedule, turn);
    } else if (decision instanceof Decision.Skip skip) {
      changes.skip(run, skip, turn);
    } else if (decision instanceof Decision.Fail fail) {
      changes.fail(run, fail, ++token, turn);
    } else if (decision instanceof Decision.Copy copy) {
      changes.copy(run, copy, ++token, turn);
    } else if (decision instanceof Decision.Drop drop) {
      ready.remove(drop.attempt().id());
      changes.cancel(run, drop.attempt(), turn);
    } else if (decision instanceof Decision.Expire late) {
      progress().late(late.attempt());
      ready.remove(late.attempt().id());
      if (late.attempt().state() != AttemptState.RUNNING) {
        changes.expire(run, late.attempt(), ++token, turn);
      }
    } else if (decision instanceof Decision.Ready next) {
      progress().ready(next.attempt());
      ready.put(next.attempt().id(), next.attempt());
    }
  }

  /** Launches the attempt that has been ready for so long. */
  void launch(int index) {
    Attempt attempt = ready.remove(new ArrayList<>(ready.keySet()).get(index));
    Attempt started =
        attempt.started(new RunEvents.AttemptStarted(attempt.id(), ++token, List.of()), now);
    run.set(started);
    running.put(started.id(), started);
  }

  void end(Attempt attempt, Outcome outcome) {
    running.remove(attempt.id());
    Turn turn = new Turn();
    if (run.isCancelled() && !run.plan(attempt.step()).isCleanup()) {
      changes.cancel(run, attempt, turn);
    } else if (outcome instanceof Outcome.Failed failed) {
      changes.fail(run, attempt, failed, turn);
    } else if (outcome instanceof Outcome.Waiting waiting) {
      changes.waitFor(run, attempt, waiting, turn);
    } else if (outcome instanceof Outcome.Succeeded succeeded) {
      changes.succeed(run, attempt, succeeded, turn);
    }
  }

  void cancel() {
    if (!run.isCancelled() && !run.run().state().isDone()) {
      changes.cancel(run, Cancellation.by("os:bob"), new Turn());
    }
  }

  /** Moves the clock; what was to wake by then wakes. */
  void pass(long seconds) {
    now = now.plusSeconds(seconds);
    for (Node node : progress().nodes()) {
      if (node.isUnderWay()) {
        progress().touch(node.name());
      }
    }
  }

  StepPlan plan(Attempt attempt) {
    return run.plan(attempt.step());
  }

  /** Looks at a step once more. */
  void touch(int place) {
    progress().touch(StepKey.of(progress().blueprint().plan(place).name()));
  }

  Instant now() {
    return now;
  }
}
