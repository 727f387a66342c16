package io.trainyard.engine.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Changes of a run and its attempts, in memory and as events of a turn; listeners hear of each once
 * the turn is in the log. Used by the Runner's loop alone.
 */
final class RunChanges {
  private final InstantSource clock;
  private final Audience audience;
  private long lastAttempt;

  /** Changes that number new attempts after {@code lastAttempt}. */
  RunChanges(InstantSource clock, Audience audience, long lastAttempt) {
    this.clock = clock;
    this.audience = audience;
    this.lastAttempt = lastAttempt;
  }

  void begin(LiveRun run, Turn turn) {
    turn.add(RunEvents.RUN_STARTED, run.number(), new RunEvents.RunStarted());
    set(run, run.run().started(now()), turn);
  }

  void cancel(LiveRun run, Cancellation by, Turn turn) {
    RunEvents.RunCancelAsked event =
        new RunEvents.RunCancelAsked(by.reason().isEmpty() ? null : by.reason());
    turn.add(RunEvents.RUN_CANCEL_ASKED, by.by(), run.number(), event);
    set(run, run.run().cancelAsked(by), turn);
  }

  void pause(LiveRun run, String actor, Turn turn) {
    turn.add(RunEvents.RUN_PAUSED, actor, run.number(), new RunEvents.RunPaused());
    set(run, run.run().paused(actor), turn);
  }

  void resume(LiveRun run, String actor, Turn turn) {
    turn.add(RunEvents.RUN_RESUMED, actor, run.number(), new RunEvents.RunResumed());
    set(run, run.run().resumed(), turn);
  }

  void finish(LiveRun run, Decision.Finish finish, Turn turn) {
    RunEvents.RunEnded event = new RunEvents.RunEnded(finish.state(), finish.reason());
    turn.add(RunEvents.RUN_ENDED, run.number(), event);
    set(run, run.run().ended(event, now()), turn);
  }

  Attempt create(LiveRun run, Decision.Schedule schedule, Turn turn) {
    StepKey node = schedule.node();
    RunEvents.AttemptCreated event =
        new RunEvents.AttemptCreated(
            ++lastAttempt, node.step(), node.key(), schedule.tryNumber(), schedule.notBefore());
    turn.add(RunEvents.ATTEMPT_CREATED, run.number(), event);
    Attempt attempt = Attempt.created(run.number(), event);
    set(run, attempt, turn);
    return attempt;
  }

  private Attempt create(LiveRun run, StepKey node, Turn turn) {
    return create(run, new Decision.Schedule(node, 1, now()), turn);
  }

  void skip(LiveRun run, Decision.Skip skip, Turn turn) {
    Attempt attempt = create(run, skip.node(), turn);
    end(run, attempt, AttemptEnds.skipped(attempt, skip.cause(), skip.reason()), turn);
  }

  /** The node takes over the result of an attempt of an earlier run. */
  void takeOver(LiveRun run, Decision.TakeOver decision, List<Item> items, Turn turn) {
    Attempt attempt = create(run, decision.node(), turn);
    Outcome.Succeeded result = result(decision.from(), items);
    run.keepItems(attempt, items);
    end(
        run,
        attempt,
        AttemptEnds.reused(attempt, decision.from().run(), decision.from().id(), result),
        turn);
    addItems(run, attempt, items, turn);
  }

  /** The node fails without an executor; a token of its own makes it a launch all the same. */
  void fail(LiveRun run, Decision.Fail decision, long token, Turn turn) {
    Attempt attempt = launch(run, create(run, decision.node(), turn), token, List.of(), turn);
    fail(run, attempt, Outcome.Failed.forGood(decision.reason()), turn);
  }

  /** The node ends with the result of another one, without an executor. */
  void copy(LiveRun run, Decision.Copy decision, long token, Turn turn) {
    Attempt from = decision.from();
    List<RunEvents.Used> used = new ArrayList<>();
    from.outputs()
        .forEach(
            (name, artifact) ->
                used.add(
                    new RunEvents.Used(
                        name, from.step() + "." + name, "", artifact.digest().toString())));
    Attempt attempt = launch(run, create(run, decision.node(), turn), token, used, turn);
    succeed(run, attempt, result(from, run.progress().items(from.step())), turn);
  }

  /** An attempt that does not run fails, since its step had to end by now. */
  void expire(LiveRun run, Attempt attempt, long token, Turn turn) {
    Attempt ending =
        attempt.state() == AttemptState.SCHEDULED
            ? launch(run, attempt, token, List.of(), turn)
            : attempt;
    String message = Launch.late(run.step(attempt.step())) + ", waiting included";
    fail(
        run,
        ending,
        new Outcome.Failed(FailureCause.TIMEOUT, message, false, List.of(), Map.of()),
        turn);
  }

  /** Launches an attempt that needs no executor. */
  Attempt launch(LiveRun run, Attempt attempt, long token, List<RunEvents.Used> used, Turn turn) {
    RunEvents.AttemptStarted event = new RunEvents.AttemptStarted(attempt.id(), token, used);
    turn.add(RunEvents.ATTEMPT_STARTED, run.number(), event);
    Attempt running = attempt.started(event, now());
    set(run, running, turn);
    return running;
  }

  private static Outcome.Succeeded result(Attempt from, List<Item> items) {
    return new Outcome.Succeeded(
        from.outputs(),
        from.rows(),
        from.metrics(),
        from.findings(),
        from.decision(),
        List.of(),
        items,
        from.cacheKey());
  }

  void cancel(LiveRun run, Attempt attempt, Turn turn) {
    end(run, attempt, AttemptEnds.cancelled(attempt), turn);
  }

  void fail(LiveRun run, Attempt attempt, Outcome.Failed outcome, Turn turn) {
    end(run, attempt, AttemptEnds.failed(attempt, outcome), turn);
  }

  void succeed(LiveRun run, Attempt attempt, Outcome.Succeeded outcome, Turn turn) {
    run.keepItems(attempt, outcome.items());
    end(run, attempt, AttemptEnds.succeeded(attempt, outcome), turn);
    addItems(run, attempt, outcome.items(), turn);
  }

  /**
   * The facts stand in the same transaction: all of it happens, or nothing. So memory changes only
   * once it is written.
   */
  void state(LiveRun run, Attempt attempt, Outcome.Succeeded outcome, Turn turn) {
    RunEvents.AttemptEnded event = AttemptEnds.succeeded(attempt, outcome);
    turn.add(RunEvents.ATTEMPT_ENDED, run.number(), event);
    addItems(run, attempt, outcome.items(), turn);
    outcome.facts().forEach(fact -> turn.add(fact, run.number()));
    Attempt ended = attempt.ended(event, now());
    turn.then(
        () -> {
          run.keepItems(attempt, outcome.items());
          run.set(ended);
          audience.tell(each -> each.attemptChanged(ended));
        });
  }

  /** The facts that went with the result are not stated again. */
  void reuse(LiveRun run, Attempt attempt, Outcome.Reused outcome, Turn turn) {
    Outcome.Succeeded result = outcome.result().under(outcome.key());
    run.keepItems(attempt, result.items());
    end(run, attempt, AttemptEnds.reused(attempt, outcome.run(), outcome.attempt(), result), turn);
    addItems(run, attempt, result.items(), turn);
  }

  private static void addItems(LiveRun run, Attempt attempt, List<Item> items, Turn turn) {
    if (!items.isEmpty()) {
      RunEvents.AttemptItems event =
          new RunEvents.AttemptItems(
              attempt.id(), items.stream().map(RunEvents.ItemMade::of).toList());
      turn.add(RunEvents.ATTEMPT_ITEMS, run.number(), event);
    }
  }

  void waitFor(LiveRun run, Attempt attempt, Outcome.Waiting waiting, Turn turn) {
    RunEvents.AttemptWaiting event =
        new RunEvents.AttemptWaiting(
            attempt.id(), attempt.token(), waiting.until(), waiting.reason(), waiting.state());
    turn.add(RunEvents.ATTEMPT_WAITING, run.number(), event);
    waiting.facts().forEach(fact -> turn.add(fact, run.number()));
    run.keepState(attempt, waiting.state());
    set(run, attempt.waiting(event), turn);
  }

  /** What the attempt waits for has come: it may be launched again at once. */
  void wake(LiveRun run, Attempt waiting) {
    run.set(waiting.awake(now()));
  }

  private void end(LiveRun run, Attempt attempt, RunEvents.AttemptEnded event, Turn turn) {
    turn.add(RunEvents.ATTEMPT_ENDED, run.number(), event);
    set(run, attempt.ended(event, now()), turn);
  }

  private void set(LiveRun run, Attempt changed, Turn turn) {
    run.set(changed);
    turn.then(() -> audience.tell(each -> each.attemptChanged(changed)));
  }

  private void set(LiveRun run, Run changed, Turn turn) {
    run.set(changed);
    turn.then(() -> audience.tell(each -> each.runChanged(changed)));
  }

  private Instant now() {
    return clock.instant();
  }
}
