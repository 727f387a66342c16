package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Fill;
import io.trainyard.engine.pipeline.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands attempts to the executor and knows which of them still run. Used by the Runner's loop
 * alone; what the executor reports goes through the loop.
 */
final class Launcher {
  private final RunnerPorts ports;
  private final RunnerSettings settings;
  private final Executor loop;
  private final Audience audience;
  private final Consumer<Launch> overdue;
  private final StepExecutor.Listener listener;
  private final Map<Long, Launch> launched = new HashMap<>();
  private long lastToken;
  private @Nullable CompletableFuture<@Nullable Void> drained;

  /**
   * A launcher.
   *
   * @param reports hears of every end
   * @param overdue hears of a launch that was asked to stop and did not within the grace
   * @param write takes a turn that is of no decision, such as what an attempt measured
   */
  Launcher(Wiring wiring, Reports reports, Consumer<Launch> overdue, Consumer<Turn> write) {
    this.ports = wiring.ports();
    this.settings = wiring.settings();
    this.loop = wiring.loop();
    this.audience = wiring.audience();
    this.overdue = overdue;
    Curves curves = new Curves(ports.clock(), launched::containsKey, write);
    this.listener = new Relay(loop, audience, reports::ended, this::beat, curves);
    this.lastToken = ports.runs().numbers().token();
  }

  /** What the parts of the Runner share. */
  record Wiring(RunnerPorts ports, RunnerSettings settings, Executor loop, Audience audience) {}

  /** Hears of the end of a launch, in the loop. */
  interface Reports {
    void ended(AttemptOrder order, Outcome outcome);
  }

  /** How many slots are held. */
  int taken() {
    return launched.size();
  }

  /**
   * From now on nothing is to be launched; what runs for longer is asked to stop. {@code done}
   * completes when nothing runs any more.
   */
  void drain(Duration longest, CompletableFuture<@Nullable Void> done) {
    drained = done;
    ports.alarm().at(ports.clock().instant().plus(longest), () -> loop.execute(this::shutDown));
  }

  private void shutDown() {
    launched.values().forEach(launch -> launch.stop(Launch.Stop.SHUTDOWN));
  }

  boolean isDraining() {
    return drained != null;
  }

  /** Says that nothing runs any more, where somebody waits for that; what ended is in the log. */
  void tellDrained() {
    if (drained != null && launched.isEmpty()) {
      drained.complete(null);
    }
  }

  /** A token for a launch that needs no executor. */
  long nextToken() {
    return ++lastToken;
  }

  /** Launches an attempt for the first time, or once more after a wait. */
  void start(LiveRun run, Attempt attempt, Turn turn) {
    Prepared prepared = prepare(run, attempt);
    RunEvents.AttemptStarted event =
        new RunEvents.AttemptStarted(
            attempt.id(), prepared.order.token(), RunEvents.used(prepared.inputs.used()));
    turn.add(RunEvents.ATTEMPT_STARTED, run.number(), event);
    follow(run, attempt.started(event, ports.clock().instant()), prepared, turn);
  }

  /** Launches a running attempt again, since others overtook what it stated. */
  void again(LiveRun run, Attempt attempt, String why, Turn turn) {
    Prepared prepared = prepare(run, attempt);
    RunEvents.AttemptRelaunched event =
        new RunEvents.AttemptRelaunched(
            attempt.id(),
            attempt.token(),
            prepared.order.token(),
            why,
            RunEvents.used(prepared.inputs.used()));
    turn.add(RunEvents.ATTEMPT_RELAUNCHED, run.number(), event);
    follow(run, attempt.relaunched(event), prepared, turn);
  }

  /** Frees the slot of a launch whose end is proved; empty when it holds none. */
  Optional<Launch> release(AttemptOrder order) {
    Launch launch = launched.remove(order.token());
    if (launch != null) {
      launch.end();
    }
    return Optional.ofNullable(launch);
  }

  /** Asks the launch of a running attempt to stop, since its step had to end by now. */
  void stopLate(Attempt attempt) {
    Launch launch = launched.get(attempt.token());
    if (launch != null) {
      stop(launch, Launch.Stop.DEADLINE);
    }
  }

  /** Asks everything of a run to stop but what cleans up. */
  void stop(LiveRun run) {
    of(run).stream()
        .filter(launch -> !Dag.isCleanup(launch.order().step()))
        .forEach(launch -> stop(launch, Launch.Stop.CANCEL));
  }

  /** Asks everything of a run to stop that is given up: nobody waits for its end. */
  void giveUp(LiveRun run) {
    of(run).forEach(launch -> launch.stop(Launch.Stop.CANCEL));
  }

  private List<Launch> of(LiveRun run) {
    return launched.values().stream().filter(launch -> launch.run() == run).toList();
  }

  private void stop(Launch launch, Launch.Stop reason) {
    if (launch.stop(reason)) {
      watch(launch, settings.grace(), this::graceEnds);
    }
  }

  private void graceEnds(Launch launch) {
    if (launched.get(launch.order().token()) == launch) {
      overdue.accept(launch);
    }
  }

  private void timeoutEnds(Launch launch) {
    if (launched.get(launch.order().token()) == launch) {
      stop(launch, Launch.Stop.TIMEOUT);
    }
  }

  /** An order with what was looked up for it; a problem ends it before it is submitted. */
  private record Prepared(AttemptOrder order, Inputs inputs, Optional<String> problem) {}

  private Prepared prepare(LiveRun run, Attempt attempt) {
    Step step = run.step(attempt.step());
    try {
      Inputs inputs = Inputs.resolve(run, attempt.node(), ports.references());
      Fill fill = attempt.key().isEmpty() ? run.fill() : run.fill().withKey(attempt.key());
      Step filled = fill.step(step);
      return new Prepared(order(run, attempt, filled, inputs), inputs, Optional.empty());
    } catch (RuntimeException e) {
      String problem = "what it uses cannot be looked up: " + e.getMessage();
      return new Prepared(
          order(run, attempt, step, Inputs.NONE), Inputs.NONE, Optional.of(problem));
    }
  }

  private AttemptOrder order(LiveRun run, Attempt attempt, Step step, Inputs inputs) {
    return new AttemptOrder(
        run.number(),
        attempt.id(),
        attempt.key(),
        attempt.tryNumber(),
        ++lastToken,
        run.pipeline(),
        step,
        run.params(),
        inputs.given(),
        run.request().folder(),
        run.request().runDate(),
        step.timeout(),
        run.state(attempt),
        run.run().actor());
  }

  private void follow(LiveRun run, Attempt running, Prepared prepared, Turn turn) {
    run.set(running);
    Launch launch = new Launch(run, prepared.order);
    launched.put(prepared.order.token(), launch);
    turn.then(() -> audience.tell(each -> each.attemptChanged(running)));
    turn.then(() -> submit(launch, prepared.problem));
  }

  private void submit(Launch launch, Optional<String> problem) {
    if (problem.isPresent()) {
      listener.ended(launch.order(), Outcome.Failed.error(problem.get()));
      return;
    }
    try {
      launch.running(ports.executor().submit(launch.order(), listener));
    } catch (RuntimeException e) {
      listener.ended(
          launch.order(), Outcome.Failed.error("it cannot be launched: " + e.getMessage()));
      return;
    }
    launch.order().timeout().ifPresent(timeout -> watch(launch, timeout, this::timeoutEnds));
    watchLease(launch);
  }

  private void beat(AttemptOrder order) {
    Launch launch = launched.get(order.token());
    if (launch != null) {
      launch.heard(ports.clock().instant());
    }
  }

  /** One alarm at a time: a sign of life only moves the time that it finds when it rings. */
  private void watchLease(Launch launch) {
    Instant now = ports.clock().instant();
    Optional<Instant> end = launch.leaseEnds(now);
    if (end.isEmpty() || launched.get(launch.order().token()) != launch) {
      return;
    }
    if (end.get().isAfter(now)) {
      launch.watchLease(ports.alarm().at(end.get(), () -> loop.execute(() -> watchLease(launch))));
    } else {
      stop(launch, Launch.Stop.SILENCE);
    }
  }

  private void watch(Launch launch, Duration span, Consumer<Launch> then) {
    Instant time = ports.clock().instant().plus(span);
    launch.watch(ports.alarm().at(time, () -> loop.execute(() -> then.accept(launch))));
  }
}
