package io.trainyard.engine.run;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Wakes runs when a time has come that they wait for. Used by the Runner's loop alone. */
final class Wakes {
  private final RunnerPorts ports;
  private final Executor loop;
  private final Sleeper sleeper;

  /** Who is woken, in the loop. */
  interface Sleeper {
    /**
     * The time has come.
     *
     * @param node that waited for it; empty where the whole run did
     */
    void wake(LiveRun run, Optional<StepKey> node, Instant time);
  }

  Wakes(RunnerPorts ports, Executor loop, Sleeper sleeper) {
    this.ports = ports;
    this.loop = loop;
    this.sleeper = sleeper;
  }

  /** Wakes a node at this time, once the turn is in the log; not where the time has come. */
  void at(LiveRun run, StepKey node, Instant time, Turn turn) {
    if (time.isBefore(Calls.NEVER)) {
      at(run, Optional.of(node), time, turn);
    }
  }

  /** Wakes a node at the time by which it must have ended, where there is one. */
  void atDeadline(LiveRun run, StepKey node, Turn turn) {
    if (run.step(node.step()).policy().finishWithin().isPresent()) {
      Optional<Instant> deadline = run.progress().node(node).flatMap(Node::deadline);
      deadline.ifPresent(time -> at(run, node, time, turn));
    }
  }

  /** Wakes a run at the time from which it may begin. */
  void atBegin(LiveRun run, Instant time, Turn turn) {
    at(run, Optional.empty(), time, turn);
  }

  private void at(LiveRun run, Optional<StepKey> node, Instant time, Turn turn) {
    if (time.isAfter(ports.clock().instant())) {
      turn.then(
          () -> ports.alarm().at(time, () -> loop.execute(() -> sleeper.wake(run, node, time))));
    }
  }
}
