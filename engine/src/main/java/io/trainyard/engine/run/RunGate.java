package io.trainyard.engine.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many runs of a pipeline go on at once: the others stay queued, first come first. The runs of
 * a backfill are counted for themselves, so that they keep nobody else waiting. Used by the
 * Runner's loop alone.
 */
final class RunGate {
  private final Map<String, Gate> gates = new HashMap<>();

  private static final class Gate {
    private final Set<Long> begun = new HashSet<>();
    private final TreeMap<Long, LiveRun> waiting = new TreeMap<>();
  }

  /** Whether a run may begin; it counts from then on. Else it waits. */
  boolean enter(LiveRun run) {
    Gate gate = gate(run);
    if (run.run().pausedBy().isPresent()) {
      gate.waiting.remove(run.number());
      return false;
    }
    gate.waiting.put(run.number(), run);
    if (!isOpen(gate, run)) {
      return false;
    }
    gate.waiting.remove(run.number());
    gate.begun.add(run.number());
    return true;
  }

  /** Counts a run that began before this process did. */
  void admit(LiveRun run) {
    gate(run).begun.add(run.number());
  }

  /** A run waits no more, but counts where it has begun. */
  void leaveLine(LiveRun run) {
    gate(run).waiting.remove(run.number());
  }

  /** A run has ended. */
  void leave(LiveRun run) {
    Gate gate = gate(run);
    gate.begun.remove(run.number());
    gate.waiting.remove(run.number());
    if (gate.begun.isEmpty() && gate.waiting.isEmpty()) {
      gates.remove(name(run));
    }
  }

  /** The next run of those that one is counted with that may begin now. */
  Optional<LiveRun> next(LiveRun counted) {
    Gate gate = gates.get(name(counted));
    return gate == null || gate.waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(gate.waiting.firstEntry().getValue()).filter(run -> isOpen(gate, run));
  }

  private static boolean isOpen(Gate gate, LiveRun run) {
    OptionalInt most = run.pipeline().policy().runsAtOnce();
    boolean isFirst = gate.waiting.firstKey() == run.number();
    return most.isEmpty() || isFirst && gate.begun.size() < most.getAsInt();
  }

  private Gate gate(LiveRun run) {
    return gates.computeIfAbsent(name(run), name -> new Gate());
  }

  private static String name(LiveRun run) {
    long backfill = run.run().planned().map(Planned::backfill).orElse(0L);
    return run.run().pipeline() + (backfill == 0 ? "" : " backfill " + backfill);
  }
}
