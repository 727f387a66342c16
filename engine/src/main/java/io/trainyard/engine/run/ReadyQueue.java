package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Attempts that may start as far as their runs are concerned, and those that hold a slot. Used by
 * the Runner's loop alone.
 */
final class ReadyQueue {
  private final SlotLedger slots;
  private final Map<Long, Waiter> waiters = new HashMap<>();
  private final Map<Long, Set<Long>> ofRun = new HashMap<>();
  private final ToLongFunction<LiveRun> age;
  private long arrivals;

  /** An attempt that waits for its start. */
  record Waiter(LiveRun run, Attempt attempt) {}

  /**
   * An empty queue.
   *
   * @param age the number of the run whose age counts for a run: the smaller, the older
   */
  ReadyQueue(Limits limits, ToLongFunction<LiveRun> age) {
    this.slots = new SlotLedger(limits);
    this.age = age;
  }

  /** Adds an attempt behind those of older runs, and those of its run that came before. */
  void add(LiveRun run, Attempt attempt) {
    if (waiters.putIfAbsent(attempt.id(), new Waiter(run, attempt)) == null) {
      ofRun.computeIfAbsent(run.number(), number -> new HashSet<>()).add(attempt.id());
      slots.add(candidate(run, attempt));
    }
  }

  /** Takes an attempt out that will not start. */
  void remove(Attempt attempt) {
    forget(attempt.run(), attempt.id());
    slots.remove(attempt.id());
  }

  /** Takes every attempt of a run out. */
  void removeAll(LiveRun run) {
    for (long attempt : ofRun.getOrDefault(run.number(), Set.of()).toArray(Long[]::new)) {
      remove(Objects.requireNonNull(waiters.get(attempt)).attempt);
    }
  }

  /** Those that start now, in their order: each holds from now on what it claims. */
  List<Waiter> take() {
    List<Candidate> granted = slots.grant();
    List<Waiter> taken = new ArrayList<>(granted.size());
    for (Candidate next : granted) {
      taken.add(Objects.requireNonNull(waiters.get(next.id())));
      forget(next.run(), next.id());
    }
    return taken;
  }

  /** The end of an attempt is proved: what it held is free. */
  void release(long attempt) {
    slots.release(attempt);
  }

  /** An attempt has ended as far as its run is concerned, but holds on to what it claimed. */
  void markOverdue(long attempt) {
    slots.markOverdue(attempt);
  }

  /** What keeps the nodes of a run waiting that could start otherwise. */
  Map<StepKey, List<Shortage>> shortages(long run) {
    Map<StepKey, List<Shortage>> shortages = new LinkedHashMap<>();
    Map<Need, List<Shortage>> known = new HashMap<>();
    ofRun.getOrDefault(run, Set.of()).stream()
        .sorted()
        .forEach(
            id ->
                shortages.put(
                    node(id), known.computeIfAbsent(slots.need(id), need -> slots.why(id))));
    return shortages;
  }

  private StepKey node(long attempt) {
    return Objects.requireNonNull(waiters.get(attempt)).attempt.node();
  }

  private void forget(long run, long attempt) {
    Set<Long> left = waiters.remove(attempt) == null ? null : ofRun.get(run);
    if (left != null && left.remove(attempt) && left.isEmpty()) {
      ofRun.remove(run);
    }
  }

  private Candidate candidate(LiveRun run, Attempt attempt) {
    Step step = run.step(attempt.step());
    StepPolicy policy = step.policy();
    return new Candidate(
        attempt.id(),
        attempt.run(),
        run.run().pipeline(),
        attempt.step(),
        attempt.key(),
        run.run().owner().isEmpty() ? run.run().actor() : run.run().owner(),
        policy.priority(),
        new Candidate.Place(age.applyAsLong(run), ++arrivals),
        policy.claims(),
        Candidate.Bounds.of(run.pipeline(), step));
  }
}
