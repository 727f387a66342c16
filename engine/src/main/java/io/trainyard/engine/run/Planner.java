package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what happens next in a run. Pure: the same progress and time give the same decisions; no
 * clock, store or thread. To look at the nodes that changed gives the same decisions as to look at
 * all of them.
 *
 * <p>A node runs once the steps it waits for ended as its step's {@code startsWhen} asks and its
 * {@code when} holds. A {@code cleanup} runs after all it waits for ended, however they ended,
 * unless none of them ever ran; a cancelled run starts nothing else.
 */
final class Planner {

  /** What can happen now, in the order of the nodes; nothing where the run has to wait. */
  List<Decision> decide(Progress run, List<Node> changed, Instant now) {
    if (run.state().isDone()) {
      return List.of();
    }
    List<Decision> decisions = new ArrayList<>();
    for (Node node : changed) {
      Optional<Decision> decision = decide(run, node, now);
      if (decision.isPresent()) {
        decisions.add(decision.get());
      }
    }
    if (decisions.isEmpty()) {
      decideRun(run, now).ifPresent(decisions::add);
    }
    return List.copyOf(decisions);
  }

  private static Optional<Decision> decideRun(Progress run, Instant now) {
    if (run.state() == RunState.QUEUED && run.cancellation().isEmpty()) {
      return run.beginAt().isAfter(now) ? Optional.empty() : Optional.of(new Decision.Begin());
    }
    boolean isOver = run.state() == RunState.QUEUED || run.isOver();
    return isOver ? Optional.of(finish(run)) : Optional.empty();
  }

  private static Optional<Decision> decide(Progress run, Node node, Instant now) {
    Attempt last = node.last;
    if (last == null) {
      return decideFirst(run, node, now);
    }
    if (isLate(run, node, now)) {
      return Optional.of(new Decision.Expire(last));
    }
    return switch (last.state()) {
      case SCHEDULED, WAITING -> decideLaunch(run, node, last, now);
      case FAILED -> decideRetry(run, node, last);
      case RUNNING, SUCCEEDED, SKIPPED, CACHED, CANCELLED -> Optional.empty();
    };
  }

  private static boolean isLate(Progress run, Node node, Instant now) {
    boolean isStopped = run.cancellation().isPresent() && !node.plan.isCleanup();
    return node.isUnderWay()
        && !node.isLate
        && !isStopped
        && node.deadline().filter(end -> !now.isBefore(end)).isPresent();
  }

  private static Optional<Decision> decideFirst(Progress run, Node node, Instant now) {
    Optional<Attempt> earlier = run.reused(node.name());
    if (earlier.isPresent() && run.cancellation().isEmpty()) {
      return Optional.of(new Decision.TakeOver(node.name(), earlier.get()));
    } else if (run.state() == RunState.QUEUED) {
      return Optional.empty();
    } else if (node.plan.isCleanup()) {
      return decideCleanup(run, node, now);
    } else if (run.cancellation().isPresent()) {
      return Optional.empty();
    } else if (node.plan.problem().isPresent()) {
      return node.plan.problem().map(problem -> new Decision.Fail(node.name(), problem));
    }
    return switch (StartRules.judge(rule(node.plan), run.upstream(node), run.setups(node))) {
      case WAIT -> Optional.empty();
      case START -> decideStart(run, node, now);
      case FAILED_BEFORE -> Optional.of(Obstacles.skip(run, node, Standing.FAILED));
      case SKIPPED_BEFORE -> Optional.of(Obstacles.skip(run, node, Standing.SKIPPED));
      case NOT_MET -> Optional.of(Obstacles.notMet(node));
    };
  }

  /** One of several is taken once all of them ended, unless the step says otherwise. */
  private static StartRule rule(StepPlan plan) {
    StartRule said = plan.step().policy().startsWhen();
    return plan.isWhicheverRan() && said == StartRule.ALL_SUCCESS
        ? StartRule.ALL_DONE_MIN_ONE_SUCCESS
        : said;
  }

  private static Optional<Decision> decideStart(Progress run, Node node, Instant now) {
    for (int asked : node.plan.asked()) {
      if (run.standing(node, asked) == Standing.OPEN) {
        return Optional.empty();
      }
    }
    Optional<String> refusal = refusal(run, node);
    if (refusal.isPresent()) {
      return refusal.map(reason -> new Decision.Skip(node.name(), SkipCause.WHEN, reason));
    }
    StepProgress step = run.step(node.plan.place());
    if (step.obstacle.isPresent()) {
      return Optional.of(Obstacles.withoutItems(step, node));
    } else if (node.plan.isWhicheverRan()) {
      return Obstacles.firstThatRan(run, node);
    }
    return Optional.of(new Decision.Schedule(node.name(), 1, now));
  }

  private static Optional<String> refusal(Progress run, Node node) {
    List<Value> conditions = node.plan.step().when();
    return conditions.isEmpty()
        ? Optional.empty()
        : Conditions.refusal(
            conditions,
            step ->
                run.blueprint()
                    .plan(step)
                    .flatMap(plan -> run.last(node, plan.place()))
                    .flatMap(Attempt::decision));
  }

  private static Optional<Decision> decideCleanup(Progress run, Node node, Instant now) {
    if (!run.upstream(node).isDone()) {
      return Optional.empty();
    }
    List<Integer> upstream = node.plan.upstream();
    boolean hasSomething =
        upstream.isEmpty() || upstream.stream().anyMatch(place -> run.step(place).hasStarted);
    return Optional.of(
        hasSomething && run.step(node.plan.place()).obstacle.isEmpty()
            ? new Decision.Schedule(node.name(), 1, now)
            : new Decision.Skip(
                node.name(), SkipCause.NOTHING_TO_CLEAN_UP, "nothing ran that it could clean up"));
  }

  private static Optional<Decision> decideLaunch(
      Progress run, Node node, Attempt attempt, Instant now) {
    if (run.cancellation().isPresent() && !node.plan.isCleanup()) {
      // One that called a run ends when that has: it is asked to stop too.
      boolean isCalling = node.plan.isCall() && attempt.state() == AttemptState.WAITING;
      return isCalling ? Optional.empty() : Optional.of(new Decision.Drop(attempt));
    }
    boolean waits = node.isReady || run.isPaused() && run.cancellation().isEmpty();
    return waits || attempt.notBefore().isAfter(now)
        ? Optional.empty()
        : Optional.of(new Decision.Ready(attempt));
  }

  private static Optional<Decision> decideRetry(Progress run, Node node, Attempt failed) {
    if (!run.willRetry(node)) {
      return Optional.empty();
    }
    Instant earliest = run.earliestRetry(node, failed);
    return Optional.of(new Decision.Schedule(node.name(), failed.tryNumber() + 1, earliest));
  }

  private static Decision finish(Progress run) {
    if (run.cancellation().isPresent()) {
      return new Decision.Finish(
          RunState.CANCELLED, "cancelled by " + run.cancellation().get().words());
    }
    return Obstacles.failures(run)
        .map(reason -> new Decision.Finish(RunState.FAILED, reason))
        .orElseGet(() -> new Decision.Finish(RunState.SUCCEEDED, ""));
  }
}
