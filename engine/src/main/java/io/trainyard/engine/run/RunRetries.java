package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether and when a run that failed is started again, as its pipeline's {@code retry} says: as a
 * new run, which takes over what ended well. One that another run called is not, since its {@code
 * call} has retries of its own. Used by the Runner's loop alone.
 */
final class RunRetries {
  static final String CAUSE = "retry";
  private static final String ENGINE = Turn.ENGINE;

  private final Runs runs;

  RunRetries(Runs runs) {
    this.runs = runs;
  }

  /** The start of the next run after this one, which has just ended; empty where there is none. */
  Optional<StartRequest> next(LiveRun run) {
    Retry retry = run.pipeline().policy().retry();
    boolean isAsked =
        run.run().state() == RunState.FAILED
            && run.run().parent().isEmpty()
            && retries(run.run()) < retry.times();
    List<Attempt> failed = isAsked ? failed(run.progress()) : List.of();
    boolean mayMend = failed.stream().allMatch(each -> new Retries(retry, each, 0).isWanted());
    return isAsked && mayMend ? Optional.of(request(run)) : Optional.empty();
  }

  private static List<Attempt> failed(Progress progress) {
    return progress.blueprint().plans().stream()
        .map(plan -> progress.step(plan.place()))
        .filter(StepProgress::hasFailed)
        .flatMap(step -> step.attempts().stream())
        .filter(attempt -> attempt.state() == AttemptState.FAILED)
        .toList();
  }

  private static StartRequest request(LiveRun run) {
    StartRequest own = run.request();
    Pipeline pipeline = run.pipeline();
    RerunRequest rerun =
        new RerunRequest(
            run.number(),
            new RerunRequest.Failed(),
            Optional.empty(),
            false,
            java.util.Map.of(),
            ENGINE);
    List<Attempt> attempts =
        run.progress().nodes().stream().flatMap(node -> node.last().stream()).toList();
    RerunPlan plan =
        RerunPlan.of(
            rerun,
            new RerunPlan.Basis(
                attempts, pipeline, run.params(), pipeline, run.params(), attempt -> true));
    return new StartRequest(
        pipeline,
        run.params(),
        own.folder(),
        CAUSE,
        own.actor(),
        own.runDate(),
        Optional.of(plan.reuse()),
        own.fresh(),
        OptionalLong.empty(),
        List.of(),
        Optional.empty());
  }

  /** When a run may begin: one that tries another one again waits for its pause. */
  Optional<Instant> earliest(LiveRun run) {
    Run own = run.run();
    if (!own.cause().equals(CAUSE) || own.origin().isEmpty()) {
      return Optional.empty();
    }
    Retry retry = run.pipeline().policy().retry();
    return Optional.of(
        own.created()
            .plus(retry.pause(Math.max(1, retries(own)), Jitter.next(own.number())))
            .truncatedTo(ChronoUnit.MICROS));
  }

  /** How many runs before this one, and itself, were tries of the same. */
  private int retries(Run run) {
    int count = 0;
    Optional<Run> each = Optional.of(run);
    while (each.filter(one -> one.cause().equals(CAUSE)).isPresent()) {
      count++;
      OptionalLong origin = each.get().origin();
      each = origin.isPresent() ? runs.run(origin.getAsLong()) : Optional.empty();
    }
    return count;
  }
}
