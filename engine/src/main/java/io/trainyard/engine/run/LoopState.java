package io.trainyard.engine.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the parts of the loop share: the runs that go on, and who stands in line. Used by the
 * Runner's loop alone.
 */
final class LoopState {
  final Map<Long, LiveRun> live = new HashMap<>();
  final ReadyQueue ready;
  final RunGate gate = new RunGate();
  final RunChanges changes;
  final Calls calls;

  /** What is done once the turn at hand is made: it needs turns of its own. */
  final Deque<Runnable> later = new ArrayDeque<>();

  LoopState(ReadyQueue ready, RunChanges changes, Calls calls) {
    this.ready = ready;
    this.changes = changes;
    this.calls = calls;
  }

  Optional<LiveRun> live(long number) {
    return Optional.ofNullable(live.get(number));
  }

  boolean goesOn(LiveRun run) {
    return live.containsKey(run.number());
  }

  /** Nothing of the run stands in line any more. */
  void forget(LiveRun run) {
    live.remove(run.number());
    ready.removeAll(run);
    gate.leave(run);
  }
}
