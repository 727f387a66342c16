package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepExecutor;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * Runs the body of an attempt on the calling thread: gives it a folder and an output, and turns
 * whatever happens into an outcome. Thread-safe.
 */
final class AttemptRun implements AttemptWork {
  private final Bodies bodies;
  private final Services services;
  private final AttemptOutput output;
  private final Failures failures;

  AttemptRun(Bodies bodies, Services services, AttemptOutput output) {
    this.bodies = bodies;
    this.services = services;
    this.output = output;
    this.failures = new Failures(services.masker());
  }

  @Override
  public Outcome of(AttemptOrder order, StepExecutor.Listener listener, StopSignal stop) {
    try (OutputStream masked = services.masker().over(output.open(order))) {
      return failures.masked(withFolder(order, listener, stop, masked));
    } catch (IOException | RuntimeException e) {
      // Such as a full disk under the output itself.
      return failures.masked(failures.of(e));
    }
  }

  private Outcome withFolder(
      AttemptOrder order, StepExecutor.Listener listener, StopSignal stop, OutputStream masked) {
    WorkFolder folder = new WorkFolder(services.artifacts());
    StepContext context =
        new AttemptContext(order, services, folder, new OpenOutput(masked), listener, stop);
    try {
      return attempt(context, stop);
    } finally {
      clean(folder, context);
    }
  }

  private Outcome attempt(StepContext context, StopSignal stop) {
    try {
      return Objects.requireNonNull(body(context).run(context), "the step gave no outcome");
    } catch (StepFailure failure) {
      if (failure.getCause() != null) {
        context.log(Failures.said(failure.getCause()));
      }
      return stop.isStopped() ? Failures.cancelled() : failures.of(failure);
    } catch (Throwable thrown) {
      // An Error too ends this attempt only, and its thread lives on.
      if (stop.isStopped()) {
        return Failures.cancelled();
      }
      context.log(Failures.trace(thrown));
      return failures.of(thrown);
    }
  }

  private StepBody body(StepContext context) {
    Step step = context.order().step();
    return bodies
        .find(step)
        .orElseThrow(
            () ->
                StepFailure.forGood(
                    step.using().isEmpty()
                        ? "nothing here does the work of '%s'".formatted(step.verb())
                        : "nothing here does the work of '%s' using '%s'"
                            .formatted(step.verb(), step.using())));
  }

  private static void clean(WorkFolder folder, StepContext context) {
    try {
      folder.delete();
    } catch (IOException e) {
      context.log("the work folder could not be deleted: " + e.getMessage());
    }
  }
}
