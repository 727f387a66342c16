package io.trainyard.engine.run;

import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.Dag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the {@link Runner} does in its loop: takes what happened, asks {@link Planner} and {@link
 * Slots} what follows, writes that, then does it. Every method is called by the loop alone.
 */
final class RunLoop {
  private final RunnerPorts ports;
  private final RunnerSettings settings;
  private final Launcher.Wiring wiring;
  private final Audience audience;
  private final Planner planner = new Planner();
  private final Slots slots;
  private final Launcher launcher;
  private final Map<Long, LiveRun> live = new HashMap<>();

  /** Attempts that may start as far as their runs are concerned, in the order they got there. */
  private final Map<Long, Waiter> ready = new LinkedHashMap<>();

  private final RunChanges changes;
  private long lastRun;

  private record Waiter(LiveRun run, Attempt attempt) {}

  RunLoop(Launcher.Wiring wiring) {
    this.wiring = wiring;
    this.ports = wiring.ports();
    this.settings = wiring.settings();
    this.audience = wiring.audience();
    this.slots = new Slots(settings.slots());
    this.launcher = new Launcher(wiring, this::reported, this::overdue);
    Runs.Numbers numbers = ports.runs().numbers();
    this.lastRun = numbers.run();
    this.changes = new RunChanges(ports.clock(), audience, numbers.attempt());
  }

  long nextRun() {
    return ++lastRun;
  }

  Optional<LiveRun> live(long number) {
    return Optional.ofNullable(live.get(number));
  }

  List<LiveRun> live() {
    return List.copyOf(live.values());
  }

  /** Takes up a run that was just accepted. */
  void begin(LiveRun run) {
    live.put(run.number(), run);
    audience.tell(each -> each.runChanged(run.run()));
    advance(run);
  }

  /** Asks a run to stop; once is enough. */
  void cancel(LiveRun run, String actor) {
    if (run.isCancelled() || run.run().state().isDone()) {
      return;
    }
    Turn turn = new Turn();
    changes.cancel(run, actor, turn);
    turn.then(() -> launcher.stop(run, false));
    commit(turn);
    advance(run);
  }

  /** Lets go of a run that cannot go on, such as when nothing can be written any more. */
  void abandon(LiveRun run, Throwable reason) {
    live.remove(run.number());
    ready.values().removeIf(waiter -> waiter.run == run);
    launcher.stop(run, true);
    run.end().completeExceptionally(reason);
  }

  private void advance(LiveRun run) {
    goOn(run, new Turn());
  }

  /** Adds all that follows to the turn, and writes it. */
  private void goOn(LiveRun run, Turn turn) {
    decide(run, turn);
    grant(turn);
    commit(turn);
  }

  /** Decides until nothing more follows: a skip skips others, a first try may be ready at once. */
  private void decide(LiveRun run, Turn turn) {
    boolean goesOn = live.containsKey(run.number());
    while (goesOn) {
      goesOn = false;
      for (Decision decision : planner.decide(run.snapshot(), now())) {
        goesOn |= apply(decision, run, turn);
      }
    }
  }

  /** Does what was decided; whether more may follow from it at once. */
  private boolean apply(Decision decision, LiveRun run, Turn turn) {
    if (decision instanceof Decision.Ready next) {
      ready.putIfAbsent(next.attempt().id(), new Waiter(run, next.attempt()));
      return false;
    } else if (decision instanceof Decision.Finish finish) {
      changes.finish(run, finish, turn);
      turn.then(() -> live.remove(run.number()));
      turn.then(() -> run.end().complete(run.run()));
      return false;
    } else if (decision instanceof Decision.Begin) {
      changes.begin(run, turn);
    } else if (decision instanceof Decision.Schedule schedule) {
      changes.create(run, schedule, turn);
      wakeAt(run, schedule.notBefore(), turn);
    } else if (decision instanceof Decision.Skip skip) {
      changes.skip(run, skip, turn);
    } else if (decision instanceof Decision.Drop drop) {
      ready.remove(drop.attempt().id());
      changes.cancel(run, drop.attempt(), turn);
    }
    return true;
  }

  private void grant(Turn turn) {
    for (Waiter next : slots.grant(List.copyOf(ready.values()), launcher.taken())) {
      ready.remove(next.attempt.id());
      launcher.start(next.run, next.attempt, turn);
    }
  }

  private void reported(AttemptOrder order, Outcome outcome) {
    Optional<Launch> launch = launcher.release(order);
    LiveRun run = live.get(order.run());
    if (run == null || launch.isEmpty() || !run.isCurrent(order)) {
      tellStale(order);
      launch.ifPresent(freed -> grantFreed());
      return;
    }
    Attempt attempt = run.last(order.step().name()).orElseThrow();
    complete(run, attempt, launch.get().verdict(outcome));
  }

  private void complete(LiveRun run, Attempt attempt, Outcome outcome) {
    Turn turn = new Turn();
    if (run.isCancelled() && !Dag.isCleanup(run.step(attempt.step()))) {
      changes.cancel(run, attempt, turn);
    } else if (outcome instanceof Outcome.Failed failed) {
      changes.fail(run, attempt, failed, turn);
    } else if (outcome instanceof Outcome.Waiting waiting) {
      changes.waitFor(run, attempt, waiting, turn);
      wakeAt(run, waiting.until(), turn);
    } else if (outcome instanceof Outcome.Reused reused) {
      changes.reuse(run, attempt, reused, turn);
    } else if (outcome instanceof Outcome.Succeeded succeeded) {
      changes.succeed(run, attempt, succeeded, turn);
      if (!succeeded.facts().isEmpty()) {
        state(run, attempt, turn);
        return;
      }
    }
    goOn(run, turn);
  }

  /** The facts stand or fall with the end of the attempt; others may have been faster. */
  private void state(LiveRun run, Attempt attempt, Turn turn) {
    try {
      turn.commit(ports.journal());
    } catch (Conflict e) {
      run.set(attempt); // it did not end after all
      overtaken(run, attempt, String.valueOf(e.getMessage()));
      return;
    }
    advance(run);
  }

  private void overtaken(LiveRun run, Attempt attempt, String why) {
    Turn turn = new Turn();
    if (run.countRelaunch(attempt) < settings.launches()) {
      launcher.again(run, attempt, why, turn);
      commit(turn);
      return;
    }
    String message = "others were faster " + settings.launches() + " times in a row: " + why;
    complete(run, attempt, Outcome.Failed.error(message));
  }

  /**
   * It was asked to stop, the grace is over, and it still runs: it ends here but keeps its slot.
   */
  private void overdue(Launch launch) {
    LiveRun run = launch.run();
    if (!live.containsKey(run.number()) || !run.isCurrent(launch.order())) {
      return;
    }
    Attempt attempt = run.last(launch.order().step().name()).orElseThrow();
    Turn turn = new Turn();
    changes.fail(run, attempt, launch.overdue(settings.grace()), turn);
    goOn(run, turn);
  }

  private void tellStale(AttemptOrder order) {
    List<Attempt> attempts = new ArrayList<>();
    Optional.ofNullable(live.get(order.run()))
        .flatMap(run -> run.last(order.step().name()))
        .ifPresent(attempts::add);
    attempts.addAll(ports.runs().attempts(order.run()));
    attempts.stream()
        .filter(attempt -> attempt.id() == order.attempt())
        .findFirst()
        .ifPresent(attempt -> audience.tell(each -> each.stale(attempt, order.token())));
  }

  private void grantFreed() {
    Turn turn = new Turn();
    grant(turn);
    commit(turn);
  }

  private void wakeAt(LiveRun run, Instant time, Turn turn) {
    if (time.isAfter(now())) {
      turn.then(() -> ports.alarm().at(time, () -> wiring.loop().execute(() -> advance(run))));
    }
  }

  /** Nobody else changes runs, so a conflict here means that memory and tables have parted. */
  private void commit(Turn turn) {
    try {
      turn.commit(ports.journal());
    } catch (Conflict e) {
      throw new IllegalStateException(
          "the tables are not what the Runner left: " + e.getMessage(), e);
    }
  }

  private Instant now() {
    return ports.clock().instant();
  }
}
