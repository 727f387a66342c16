package io.trainyard.engine.run;

import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.SpanText;
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

  private long lastRun;
  private long lastAttempt;

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
    this.lastAttempt = numbers.attempt();
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
    turn.add(RunEvents.RUN_CANCEL_ASKED, actor, run.number(), new RunEvents.RunCancelAsked());
    run.cancelledBy(actor);
    turn.then(() -> launcher.stop(run, false));
    commit(turn);
    advance(run);
  }

  /** Lets go of a run that cannot go on, such as when nothing can be written any more. */
  void abandon(LiveRun run, RuntimeException reason) {
    live.remove(run.number());
    ready.values().removeIf(waiter -> waiter.run == run);
    launcher.stop(run, true);
    run.end().completeExceptionally(reason);
  }

  private void advance(LiveRun run) {
    Turn turn = new Turn();
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
      finish(run, finish, turn);
      return false;
    } else if (decision instanceof Decision.Begin) {
      turn.add(RunEvents.RUN_STARTED, run.number(), new RunEvents.RunStarted());
      set(run, run.run().started(now()), turn);
    } else if (decision instanceof Decision.Schedule schedule) {
      create(run, schedule, turn);
    } else if (decision instanceof Decision.Skip skip) {
      Attempt attempt = create(run, new Decision.Schedule(skip.step(), 1, now()), turn);
      end(run, RunEvents.without(attempt, AttemptState.SKIPPED, skip.reason()), turn);
    } else if (decision instanceof Decision.Drop drop) {
      ready.remove(drop.attempt().id());
      end(run, RunEvents.without(drop.attempt(), AttemptState.CANCELLED, "cancelled"), turn);
    }
    return true;
  }

  private Attempt create(LiveRun run, Decision.Schedule schedule, Turn turn) {
    RunEvents.AttemptCreated event =
        new RunEvents.AttemptCreated(
            ++lastAttempt, schedule.step(), "", schedule.tryNumber(), schedule.notBefore());
    turn.add(RunEvents.ATTEMPT_CREATED, run.number(), event);
    Attempt attempt = Attempt.created(run.number(), event);
    set(run, attempt, turn);
    wakeAt(run, schedule.notBefore(), turn);
    return attempt;
  }

  private void finish(LiveRun run, Decision.Finish finish, Turn turn) {
    RunEvents.RunEnded event = new RunEvents.RunEnded(finish.state(), finish.reason());
    turn.add(RunEvents.RUN_ENDED, run.number(), event);
    set(run, run.run().ended(event, now()), turn);
    turn.then(() -> live.remove(run.number()));
    turn.then(() -> run.end().complete(run.run()));
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
    complete(run, attempt, verdict(launch.get(), outcome));
  }

  /** What an end counts as: what was asked to stop did not end by itself, whatever it says. */
  private Outcome verdict(Launch launch, Outcome outcome) {
    return launch.stopped().filter(Launch.Stop.TIMEOUT::equals).isPresent()
        ? new Outcome.Failed(
            FailureCause.TIMEOUT, timeoutMessage(launch), true, List.of(), Map.of())
        : outcome;
  }

  private void complete(LiveRun run, Attempt attempt, Outcome outcome) {
    Turn turn = new Turn();
    if (run.isCancelled() && !Dag.isCleanup(run.step(attempt.step()))) {
      end(run, RunEvents.without(attempt, AttemptState.CANCELLED, "cancelled"), turn);
    } else if (outcome instanceof Outcome.Failed failed) {
      end(run, RunEvents.failed(attempt, failed), turn);
    } else if (outcome instanceof Outcome.Waiting waiting) {
      waitFor(run, attempt, waiting, turn);
    } else if (outcome instanceof Outcome.Succeeded succeeded) {
      if (!succeeded.facts().isEmpty()) {
        succeed(run, attempt, succeeded);
        return;
      }
      end(run, RunEvents.succeeded(attempt, succeeded), turn);
    }
    decide(run, turn);
    grant(turn);
    commit(turn);
  }

  /** The facts stand or fall with the end of the attempt; others may have been faster. */
  private void succeed(LiveRun run, Attempt attempt, Outcome.Succeeded outcome) {
    Turn turn = new Turn();
    end(run, RunEvents.succeeded(attempt, outcome), turn);
    outcome.facts().forEach(fact -> turn.add(fact, run.number()));
    try {
      turn.commit(ports.journal());
      advance(run);
    } catch (Conflict e) {
      run.set(attempt); // it did not end after all
      overtaken(run, attempt, String.valueOf(e.getMessage()));
    }
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

  private void waitFor(LiveRun run, Attempt attempt, Outcome.Waiting waiting, Turn turn) {
    RunEvents.AttemptWaiting event =
        new RunEvents.AttemptWaiting(
            attempt.id(), attempt.token(), waiting.until(), waiting.reason(), waiting.state());
    turn.add(RunEvents.ATTEMPT_WAITING, run.number(), event);
    run.keepState(attempt, waiting.state());
    set(run, attempt.waiting(event), turn);
    wakeAt(run, waiting.until(), turn);
  }

  /**
   * It was asked to stop, the grace is over, and it still runs: it ends here but keeps its slot.
   */
  private void overdue(Launch launch) {
    LiveRun run = launch.run();
    if (!live.containsKey(run.number()) || !run.isCurrent(launch.order())) {
      return;
    }
    boolean isTimeout = launch.stopped().filter(Launch.Stop.TIMEOUT::equals).isPresent();
    String message =
        (isTimeout ? timeoutMessage(launch) + " and" : "was cancelled, but")
            + " did not stop within "
            + SpanText.of(settings.grace())
            + ": "
            + launch.place()
            + " still holds its slot";
    Attempt attempt = run.last(launch.order().step().name()).orElseThrow();
    Turn turn = new Turn();
    end(
        run,
        RunEvents.failed(
            attempt,
            new Outcome.Failed(FailureCause.TIMEOUT, message, isTimeout, List.of(), Map.of())),
        turn);
    decide(run, turn);
    grant(turn);
    commit(turn);
  }

  private static String timeoutMessage(Launch launch) {
    return "ran longer than its timeout of "
        + launch.order().timeout().map(SpanText::of).orElse("0 s");
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

  private void end(LiveRun run, RunEvents.AttemptEnded event, Turn turn) {
    turn.add(RunEvents.ATTEMPT_ENDED, run.number(), event);
    Attempt attempt =
        run.snapshot().last().values().stream()
            .filter(each -> each.id() == event.attempt())
            .findFirst()
            .orElseThrow();
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
