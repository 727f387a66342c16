package io.trainyard.engine.run;

import java.time.Instant;
import java.time.InstantSource;

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

  void cancel(LiveRun run, String actor, Turn turn) {
    turn.add(RunEvents.RUN_CANCEL_ASKED, actor, run.number(), new RunEvents.RunCancelAsked());
    set(run, run.run().cancelAsked(actor), turn);
  }

  void finish(LiveRun run, Decision.Finish finish, Turn turn) {
    RunEvents.RunEnded event = new RunEvents.RunEnded(finish.state(), finish.reason());
    turn.add(RunEvents.RUN_ENDED, run.number(), event);
    set(run, run.run().ended(event, now()), turn);
  }

  Attempt create(LiveRun run, Decision.Schedule schedule, Turn turn) {
    RunEvents.AttemptCreated event =
        new RunEvents.AttemptCreated(
            ++lastAttempt, schedule.step(), "", schedule.tryNumber(), schedule.notBefore());
    turn.add(RunEvents.ATTEMPT_CREATED, run.number(), event);
    Attempt attempt = Attempt.created(run.number(), event);
    set(run, attempt, turn);
    return attempt;
  }

  void skip(LiveRun run, Decision.Skip skip, Turn turn) {
    Attempt attempt = create(run, new Decision.Schedule(skip.step(), 1, now()), turn);
    end(run, attempt, AttemptEnds.skipped(attempt, skip.cause(), skip.reason()), turn);
  }

  void cancel(LiveRun run, Attempt attempt, Turn turn) {
    end(run, attempt, AttemptEnds.cancelled(attempt), turn);
  }

  void fail(LiveRun run, Attempt attempt, Outcome.Failed outcome, Turn turn) {
    end(run, attempt, AttemptEnds.failed(attempt, outcome), turn);
  }

  /** The facts stand in the same transaction: all of it happens, or nothing. */
  void succeed(LiveRun run, Attempt attempt, Outcome.Succeeded outcome, Turn turn) {
    end(run, attempt, AttemptEnds.succeeded(attempt, outcome), turn);
    addItems(run, attempt, outcome, turn);
    outcome.facts().forEach(fact -> turn.add(fact, run.number()));
  }

  /** The facts that went with the result are not stated again. */
  void reuse(LiveRun run, Attempt attempt, Outcome.Reused outcome, Turn turn) {
    Outcome.Succeeded result = outcome.result().under(outcome.key());
    end(run, attempt, AttemptEnds.reused(attempt, outcome.attempt(), result), turn);
    addItems(run, attempt, result, turn);
  }

  private static void addItems(LiveRun run, Attempt attempt, Outcome.Succeeded outcome, Turn turn) {
    if (!outcome.items().isEmpty()) {
      RunEvents.AttemptItems event =
          new RunEvents.AttemptItems(
              attempt.id(), outcome.items().stream().map(RunEvents.ItemMade::of).toList());
      turn.add(RunEvents.ATTEMPT_ITEMS, run.number(), event);
    }
  }

  void waitFor(LiveRun run, Attempt attempt, Outcome.Waiting waiting, Turn turn) {
    RunEvents.AttemptWaiting event =
        new RunEvents.AttemptWaiting(
            attempt.id(), attempt.token(), waiting.until(), waiting.reason(), waiting.state());
    turn.add(RunEvents.ATTEMPT_WAITING, run.number(), event);
    run.keepState(attempt, waiting.state());
    set(run, attempt.waiting(event), turn);
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
