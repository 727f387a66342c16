package io.trainyard.engine.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/**
 * The attempts of {@code call} steps: each waits, without a slot, for a run that is started for it
 * in the same transaction. Used by the Runner's loop alone.
 */
final class Calls {
  /** No time ends the wait, but the run's end does. */
  static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final RunChanges changes;
  private final References references;
  private final BiFunction<StartRequest, Turn, LiveRun> starts;
  private final Map<Long, Caller> callers = new HashMap<>();

  /**
   * Who waits for a run.
   *
   * @param child the number of that run
   */
  record Caller(LiveRun run, StepKey node, long child) {

    /** The attempt that waits, where it still does. */
    Optional<Attempt> attempt() {
      return run.last(node).filter(attempt -> attempt.state() == AttemptState.WAITING);
    }
  }

  /**
   * Calls that start runs this way.
   *
   * @param starts adds the creation of a run to a turn; it does not begin yet
   */
  Calls(RunChanges changes, References references, BiFunction<StartRequest, Turn, LiveRun> starts) {
    this.changes = changes;
    this.references = references;
    this.starts = starts;
  }

  /** Starts the run that an attempt asks for; empty where it cannot be, and the attempt failed. */
  Optional<LiveRun> begin(LiveRun caller, Attempt attempt, long token, Turn turn) {
    StartRequest request;
    List<RunEvents.Used> used;
    Turn creation = new Turn();
    LiveRun child;
    try {
      used = RunEvents.used(Inputs.resolve(caller, attempt.node(), references).used());
      request = CallRequest.of(caller, attempt);
      child = starts.apply(request, creation);
    } catch (RuntimeException e) {
      Attempt failing = changes.launch(caller, attempt, token, List.of(), turn);
      changes.fail(
          caller, failing, Outcome.Failed.forGood("it cannot call: " + e.getMessage()), turn);
      return Optional.empty();
    }
    Attempt calling = changes.launch(caller, attempt, token, used, turn);
    String reason = "run " + child.number() + " of `" + child.pipeline().name() + "`";
    String state = Long.toString(child.number());
    changes.waitFor(caller, calling, new Outcome.Waiting(NEVER, reason, state), turn);
    turn.addAll(creation);
    callers.put(attempt.id(), new Caller(caller, attempt.node(), child.number()));
    return Optional.of(child);
  }

  /** Notes the calls of a run that an earlier process left; those waits go on. */
  void restore(LiveRun run) {
    for (Attempt attempt : run.open()) {
      boolean isCalling = attempt.state() == AttemptState.WAITING;
      if (isCalling && run.plan(attempt.step()).isCall()) {
        long child = Long.parseLong(run.state(attempt));
        callers.put(attempt.id(), new Caller(run, attempt.node(), child));
      }
    }
  }

  /** Who waits for this run; it waits no more from now on. */
  Optional<Caller> take(Run child) {
    return child.parent().isPresent()
        ? Optional.ofNullable(callers.remove(child.parent().getAsLong()))
        : Optional.empty();
  }

  /**
   * The number of the run whose age counts for this one: the outermost that waits for it, or its
   * own.
   */
  long age(LiveRun run) {
    OptionalLong parent = run.run().parent();
    Caller caller = parent.isPresent() ? callers.get(parent.getAsLong()) : null;
    return caller == null ? run.number() : age(caller.run);
  }

  /** Everybody who waits for a run. */
  List<Caller> all() {
    return List.copyOf(callers.values());
  }

  /** The runs that attempts of this run wait for. */
  List<Long> calledBy(LiveRun run) {
    return callers.values().stream()
        .filter(caller -> caller.run == run)
        .map(Caller::child)
        .sorted()
        .toList();
  }

  /** The run that this attempt waits for. */
  Optional<Long> calledBy(Attempt attempt) {
    return Optional.ofNullable(callers.get(attempt.id())).map(Caller::child);
  }

  /** Forgets the calls of a run that is given up. */
  void forget(LiveRun run) {
    callers.values().removeIf(caller -> caller.run == run);
  }

  /** The end of a call, by that of the run it waited for. */
  static Outcome outcome(Caller caller, Run child, List<Attempt> attempts) {
    Map<StepKey, Attempt> latest = new LinkedHashMap<>();
    attempts.forEach(attempt -> latest.put(attempt.node(), attempt));
    return CallResult.of(
        caller.run.step(caller.node.step()),
        child,
        Objects.requireNonNull(caller.run.pipeline().calls().get(child.pipeline())),
        latest);
  }
}
