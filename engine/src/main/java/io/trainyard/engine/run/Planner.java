package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what happens next in a run. Pure: the same run and time give the same decisions; no
 * clock, store or thread.
 *
 * <p>A step runs once every step it waits for succeeded and its {@code when} holds. One that failed
 * for good, or was skipped, skips all that wait for it, with the first cause as the reason. A
 * {@code cleanup} runs after all it waits for ended, however they ended, unless none of them ever
 * ran; a cancelled run starts nothing else.
 */
public final class Planner {

  /** What can happen now, in the order of the graph; nothing where the run has to wait. */
  public List<Decision> decide(RunSnapshot run, Instant now) {
    if (run.state().isDone()) {
      return List.of();
    }
    if (run.state() == RunState.QUEUED) {
      return List.of(run.cancelledBy().isEmpty() ? new Decision.Begin() : finish(run));
    }
    List<Decision> decisions = new ArrayList<>();
    boolean isOpen = false;
    for (String name : run.dag().order()) {
      Step step = run.pipeline().step(name).orElseThrow();
      Optional<Decision> decision = decide(run, step, now);
      decision.ifPresent(decisions::add);
      isOpen |= isOpen(run, step);
    }
    if (decisions.isEmpty() && !isOpen) {
      decisions.add(finish(run));
    }
    return List.copyOf(decisions);
  }

  private static Optional<Decision> decide(RunSnapshot run, Step step, Instant now) {
    Optional<Attempt> last = run.last(step.name());
    if (last.isEmpty()) {
      return decideFirst(run, step, now);
    }
    Attempt attempt = last.get();
    return switch (attempt.state()) {
      case SCHEDULED, WAITING -> decideLaunch(run, step, attempt, now);
      case FAILED -> decideRetry(run, step, attempt, now);
      case RUNNING, SUCCEEDED, SKIPPED, CACHED, CANCELLED -> Optional.empty();
    };
  }

  private static Optional<Decision> decideFirst(RunSnapshot run, Step step, Instant now) {
    if (Dag.isCleanup(step)) {
      return decideCleanup(run, step, now);
    }
    if (run.cancelledBy().isPresent()) {
      return Optional.empty();
    }
    Set<String> upstream = run.dag().upstream(step.name());
    Optional<Obstacle> obstacle =
        upstream.stream().flatMap(name -> obstacle(run, name).stream()).findFirst();
    if (obstacle.isPresent()) {
      return obstacle.map(o -> new Decision.Skip(step.name(), o.cause(), o.reason()));
    }
    if (!upstream.stream().allMatch(name -> hasSucceeded(run, name))) {
      return Optional.empty();
    }
    return Optional.of(
        Conditions.refusal(step.when(), run)
            .<Decision>map(reason -> new Decision.Skip(step.name(), SkipCause.WHEN, reason))
            .orElseGet(() -> new Decision.Schedule(step.name(), 1, now)));
  }

  private static Optional<Decision> decideCleanup(RunSnapshot run, Step step, Instant now) {
    Set<String> upstream = run.dag().upstream(step.name());
    if (upstream.stream().anyMatch(name -> isOpen(run, run.pipeline().step(name).orElseThrow()))) {
      return Optional.empty();
    }
    boolean hasSomething =
        upstream.isEmpty() || upstream.stream().anyMatch(name -> hasStarted(run, name));
    return Optional.of(
        hasSomething
            ? new Decision.Schedule(step.name(), 1, now)
            : new Decision.Skip(
                step.name(), SkipCause.NOTHING_TO_CLEAN_UP, "nothing ran that it could clean up"));
  }

  private static Optional<Decision> decideLaunch(
      RunSnapshot run, Step step, Attempt attempt, Instant now) {
    if (run.cancelledBy().isPresent() && !Dag.isCleanup(step)) {
      return Optional.of(new Decision.Drop(attempt));
    }
    return attempt.notBefore().isAfter(now)
        ? Optional.empty()
        : Optional.of(new Decision.Ready(attempt));
  }

  private static Optional<Decision> decideRetry(
      RunSnapshot run, Step step, Attempt failed, Instant now) {
    if (!willRetry(run, step, failed)) {
      return Optional.empty();
    }
    Instant earliest = retries(run, step, failed).earliest(failed.ended().orElse(now));
    return Optional.of(new Decision.Schedule(step.name(), failed.tryNumber() + 1, earliest));
  }

  private static boolean willRetry(RunSnapshot run, Step step, Attempt failed) {
    boolean isStopped = run.cancelledBy().isPresent() && !Dag.isCleanup(step);
    return failed.state() == AttemptState.FAILED
        && !isStopped
        && retries(run, step, failed).hasNext();
  }

  private static Retries retries(RunSnapshot run, Step step, Attempt failed) {
    return new Retries(step.retry(), failed, run.losses(step.name()));
  }

  /** Whether the step may still change. */
  private static boolean isOpen(RunSnapshot run, Step step) {
    Optional<Attempt> last = run.last(step.name());
    if (last.isEmpty()) {
      return run.cancelledBy().isEmpty() || Dag.isCleanup(step);
    }
    return !last.get().state().isDone() || willRetry(run, step, last.get());
  }

  /** Why a step stands in the way of those that wait for it; empty while it does not. */
  private record Obstacle(SkipCause cause, String reason) {}

  private static Optional<Obstacle> obstacle(RunSnapshot run, String name) {
    Optional<Attempt> last = run.last(name);
    if (last.isEmpty() || isOpen(run, run.pipeline().step(name).orElseThrow())) {
      return Optional.empty();
    }
    Attempt attempt = last.get();
    return switch (attempt.state()) {
      case FAILED ->
          Optional.of(new Obstacle(SkipCause.UPSTREAM_FAILED, "upstream `" + name + "` failed"));
      case SKIPPED -> Optional.of(new Obstacle(SkipCause.UPSTREAM_SKIPPED, attempt.message()));
      case CANCELLED ->
          Optional.of(
              new Obstacle(SkipCause.UPSTREAM_FAILED, "upstream `" + name + "` was cancelled"));
      case SCHEDULED, RUNNING, WAITING, SUCCEEDED, CACHED -> Optional.empty();
    };
  }

  private static boolean hasSucceeded(RunSnapshot run, String name) {
    return run.last(name)
        .map(Attempt::state)
        .filter(state -> state == AttemptState.SUCCEEDED || state == AttemptState.CACHED)
        .isPresent();
  }

  private static boolean hasStarted(RunSnapshot run, String name) {
    return run.last(name).filter(attempt -> attempt.started().isPresent()).isPresent();
  }

  private static Decision finish(RunSnapshot run) {
    if (run.cancelledBy().isPresent()) {
      return new Decision.Finish(RunState.CANCELLED, "cancelled by " + run.cancelledBy().get());
    }
    List<String> failed =
        run.dag().order().stream()
            .filter(
                name ->
                    run.last(name).filter(last -> last.state() == AttemptState.FAILED).isPresent())
            .map(name -> "`" + name + "`")
            .toList();
    return failed.isEmpty()
        ? new Decision.Finish(RunState.SUCCEEDED, "")
        : new Decision.Finish(RunState.FAILED, String.join(", ", failed) + " failed");
  }
}
