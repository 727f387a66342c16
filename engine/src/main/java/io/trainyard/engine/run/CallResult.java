package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the attempt of a {@code call} ends, by how the run that it waited for ended. */
final class CallResult {
  private CallResult() {}

  /**
   * The end.
   *
   * @param call the step that called
   * @param callee the definition of the run
   * @param attempts its latest attempts, by their nodes
   */
  static Outcome of(Step call, Run run, Pipeline callee, Map<StepKey, Attempt> attempts) {
    String name = "run " + run.number() + " of `" + run.pipeline() + "`";
    return switch (run.state()) {
      case SUCCEEDED -> succeeded(call, callee, attempts);
      case FAILED -> Outcome.Failed.error(name + " failed: " + run.reason());
      case CANCELLED ->
          Outcome.Failed.forGood(
              name + run.cancelledBy().map(by -> " was cancelled by " + by).orElse(" was stopped"));
      case QUEUED, RUNNING -> throw new IllegalArgumentException(name + " has not ended");
    };
  }

  private static Outcome succeeded(Step call, Pipeline callee, Map<StepKey, Attempt> attempts) {
    Outcome.Builder outcome = Outcome.succeeded();
    for (Output output : call.outputs()) {
      callee
          .step(output.name())
          .flatMap(step -> made(step, attempts))
          .ifPresent(
              artifact ->
                  outcome.output(output.name(), artifact.named(call.name() + "." + output.name())));
    }
    return outcome.build();
  }

  /** The main output of a step; none where it was skipped. */
  private static Optional<Artifact> made(Step step, Map<StepKey, Attempt> attempts) {
    List<Output> outputs = step.outputs();
    return outputs.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(attempts.get(StepKey.of(step.name())))
            .map(attempt -> attempt.outputs().get(outputs.get(0).name()));
  }
}
