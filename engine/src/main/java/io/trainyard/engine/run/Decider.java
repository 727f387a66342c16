package io.trainyard.engine.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Asks the {@link Planner} what follows for a run, and adds that to a turn. Used by the Runner's
 * loop alone.
 */
final class Decider {
  private final LoopState state;
  private final RunChanges changes;
  private final Launcher launcher;
  private final Runs runs;
  private final Wakes wakes;
  private final Others others;
  private final Planner planner = new Planner();
  private final RunRetries retries;
  private final BiFunction<StartRequest, Turn, LiveRun> starts;

  /** What a decision asks of other runs, each with a turn of its own. */
  interface Others {
    /** Takes up a run whose creation is in an earlier turn. */
    void begin(LiveRun run);

    void cancel(LiveRun run);

    /** Ends a call whose run has ended. */
    void answer(Calls.Caller caller, LiveRun child);

    /** A run tries again what another one failed to do. */
    void retried(LiveRun failed, LiveRun next);
  }

  /**
   * What it works with.
   *
   * @param starts adds the creation of a run to a turn
   */
  record Parts(
      LoopState state,
      Launcher launcher,
      Runs runs,
      Wakes wakes,
      Others others,
      BiFunction<StartRequest, Turn, LiveRun> starts) {}

  Decider(Parts parts) {
    this.state = parts.state;
    this.changes = parts.state.changes;
    this.launcher = parts.launcher;
    this.runs = parts.runs;
    this.wakes = parts.wakes;
    this.others = parts.others;
    this.retries = new RunRetries(parts.runs);
    this.starts = parts.starts;
  }

  /** Decides until nothing more follows: a skip skips others, a first try may be ready at once. */
  void decide(LiveRun run, Turn turn, Instant time) {
    boolean goesOn = state.goesOn(run);
    while (goesOn) {
      goesOn = false;
      List<Node> changed = run.progress().takeChanged();
      for (Decision decision : planner.decide(run.progress(), changed, time)) {
        goesOn |= apply(decision, run, turn);
      }
    }
  }

  /** Holds a run back that tries another one again, for the pause before it. */
  void holdBack(LiveRun run, Turn turn) {
    retries
        .earliest(run)
        .ifPresent(
            time -> {
              run.progress().beginAt(time);
              wakes.atBegin(run, time, turn);
            });
  }

  /** Does what was decided; whether more may follow from it at once. */
  private boolean apply(Decision decision, LiveRun run, Turn turn) {
    if (decision instanceof Decision.Ready next) {
      return ready(run, next.attempt(), turn);
    } else if (decision instanceof Decision.Finish finish) {
      finish(run, finish, turn);
      return false;
    } else if (decision instanceof Decision.Begin) {
      return begin(run, turn);
    } else if (decision instanceof Decision.Expire late) {
      return expire(run, late.attempt(), turn);
    } else if (decision instanceof Decision.Schedule schedule) {
      changes.create(run, schedule, turn);
      wakes.at(run, schedule.node(), schedule.notBefore(), turn);
      wakes.atDeadline(run, schedule.node(), turn);
    } else if (decision instanceof Decision.Drop drop) {
      state.ready.remove(drop.attempt());
      changes.cancel(run, drop.attempt(), turn);
    } else {
      end(decision, run, turn);
    }
    return true;
  }

  private boolean begin(LiveRun run, Turn turn) {
    boolean isAdmitted = state.gate.enter(run);
    if (isAdmitted) {
      changes.begin(run, turn);
    }
    return isAdmitted;
  }

  private void finish(LiveRun run, Decision.Finish finish, Turn turn) {
    changes.finish(run, finish, turn);
    state.forget(run);
    state
        .calls
        .take(run.run())
        .ifPresent(caller -> state.later.add(() -> others.answer(caller, run)));
    Optional<LiveRun> again = again(run, turn);
    again.ifPresent(next -> state.later.add(() -> others.begin(next)));
    again.ifPresent(next -> turn.then(() -> others.retried(run, next)));
    turn.then(() -> run.end().complete(run.run()));
    turn.otherwise(run.end()::completeExceptionally);
  }

  private Optional<LiveRun> again(LiveRun failed, Turn turn) {
    try {
      return retries.next(failed).map(request -> starts.apply(request, turn));
    } catch (RefusedStart e) {
      return Optional.empty(); // a limit was lowered meanwhile
    }
  }

  /** It stands in line for a slot, or calls another run and needs none. */
  private boolean ready(LiveRun run, Attempt attempt, Turn turn) {
    run.progress().ready(attempt);
    if (!run.plan(attempt.step()).isCall()) {
      state.ready.add(run, attempt);
      return false;
    }
    state
        .calls
        .begin(run, attempt, launcher.nextToken(), turn)
        .ifPresent(child -> state.later.add(() -> others.begin(child)));
    return true;
  }

  /** The time of a node is over: what runs is asked to stop, what does not run fails at once. */
  private boolean expire(LiveRun run, Attempt attempt, Turn turn) {
    run.progress().late(attempt);
    Optional<LiveRun> child = state.calls.calledBy(attempt).flatMap(state::live);
    if (attempt.state() == AttemptState.RUNNING) {
      turn.then(() -> launcher.stopLate(attempt));
      return false;
    } else if (child.isPresent()) {
      state.later.add(() -> others.cancel(child.get()));
      return false;
    }
    state.ready.remove(attempt);
    changes.expire(run, attempt, launcher.nextToken(), turn);
    return true;
  }

  /** What ends a node without an executor. */
  private void end(Decision decision, LiveRun run, Turn turn) {
    if (decision instanceof Decision.Skip skip) {
      changes.skip(run, skip, turn);
    } else if (decision instanceof Decision.Fail fail) {
      changes.fail(run, fail, launcher.nextToken(), turn);
    } else if (decision instanceof Decision.Copy copy) {
      changes.copy(run, copy, launcher.nextToken(), turn);
    } else if (decision instanceof Decision.TakeOver takeOver) {
      boolean isList = !run.plan(takeOver.node().step()).fans().isEmpty();
      List<Item> items = isList ? runs.items(takeOver.from().id()) : List.of();
      changes.takeOver(run, takeOver, items, turn);
    }
  }
}
