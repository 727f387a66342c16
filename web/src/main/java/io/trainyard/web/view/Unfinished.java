package io.trainyard.web.view;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How runs that go on stand: what of them runs, what waits, and which limits hold them up. */
public final class Unfinished {
  private static final int OPEN = 200;

  /** Runs of which is asked what holds them up: each is a question to the engine's loop. */
  private static final int ASKED = 20;

  private final List<Attempt> attempts;
  private final Map<Long, List<Attempt>> open;
  private final Map<Long, String> limits;

  private Unfinished(
      List<Attempt> attempts, Map<Long, List<Attempt>> open, Map<Long, String> limits) {
    this.attempts = attempts;
    this.open = open;
    this.limits = limits;
  }

  /** Those of some runs that have not ended. */
  public static Unfinished of(ViewPorts ports, Collection<Run> runs) {
    List<Run> going = runs.stream().filter(run -> !run.state().isDone()).toList();
    if (going.isEmpty()) {
      return new Unfinished(List.of(), Map.of(), Map.of());
    }
    Set<Long> numbers = going.stream().map(Run::number).collect(Collectors.toSet());
    List<Attempt> attempts = ports.board().open(numbers, OPEN);
    Map<Long, List<Attempt>> open = attempts.stream().collect(Collectors.groupingBy(Attempt::run));
    Map<Long, String> limits = new HashMap<>();
    going.stream()
        .filter(run -> isHeldUp(run, open.getOrDefault(run.number(), List.of())))
        .limit(ASKED)
        .forEach(run -> limits.put(run.number(), limits(ports, run)));
    return new Unfinished(attempts, open, limits);
  }

  /** Nothing of it runs, and nothing waits for a person or a time. */
  private static boolean isHeldUp(Run run, List<Attempt> open) {
    return run.pausedBy().isEmpty()
        && open.stream().allMatch(attempt -> attempt.state() == AttemptState.SCHEDULED);
  }

  private static String limits(ViewPorts ports, Run run) {
    return ports.shortages().apply(run.number()).values().stream()
        .filter(why -> !why.isEmpty())
        .findFirst()
        .map(why -> String.join("; ", why))
        .orElse("");
  }

  /** Attempts that have not ended, of all of them. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** Attempts of one run that have not ended. */
  public List<Attempt> open(Run run) {
    return open.getOrDefault(run.number(), List.of());
  }

  /** The attempt that tells most of how a run stands; none where none is open. */
  public Optional<Attempt> shown(Run run) {
    return first(run, AttemptState.RUNNING)
        .or(() -> first(run, AttemptState.WAITING))
        .or(() -> first(run, AttemptState.SCHEDULED));
  }

  private Optional<Attempt> first(Run run, AttemptState state) {
    return open(run).stream().filter(attempt -> attempt.state() == state).findFirst();
  }

  /** How a run stands; one that has ended as it ended. */
  public Mark mark(Run run) {
    if (run.state().isDone()) {
      return Mark.of(run.state());
    } else if (run.pausedBy().isPresent()) {
      return Mark.PAUSED;
    } else if (run.state() == RunState.QUEUED || !limit(run).isEmpty()) {
      return Mark.QUEUED;
    }
    return shown(run).map(attempt -> Mark.of(attempt.state())).orElse(Mark.RUNNING);
  }

  /** Which limits keep a run from going on; empty where none does. */
  public String limit(Run run) {
    return limits.getOrDefault(run.number(), "");
  }

  /** What a run waits for, in a sentence; empty where it runs or has ended. */
  public String why(Run run) {
    List<String> parts = new ArrayList<>();
    if (!run.state().isDone()) {
      run.pausedBy().ifPresent(by -> parts.add("paused by " + Words.person(by)));
      shown(run)
          .filter(attempt -> attempt.state() == AttemptState.WAITING)
          .map(attempt -> attempt.step() + ": " + attempt.message())
          .ifPresent(parts::add);
      Optional.of(limit(run)).filter(text -> !text.isEmpty()).ifPresent(parts::add);
    }
    return String.join("; ", parts);
  }
}
