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
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Runs the body of an attempt on the calling thread: gives it a folder and an output, and turns
 * whatever happens into an outcome. Thread-safe.
 */
final class AttemptRun {
  private final Bodies bodies;
  private final Services services;
  private final int outputLimit;
  private final Failures failures;

  AttemptRun(Bodies bodies, Services services, int outputLimit) {
    this.bodies = bodies;
    this.services = services;
    this.outputLimit = outputLimit;
    this.failures = new Failures(services.masker());
  }

  /**
   * The outcome of an order; never throws.
   *
   * @param isStopped whether the attempt was asked to stop
   */
  Outcome of(AttemptOrder order, StepExecutor.Listener listener, BooleanSupplier isStopped) {
    try (OutputStream output = services.masker().over(outputFile(order))) {
      return failures.masked(withFolder(order, listener, isStopped, output));
    } catch (IOException | RuntimeException e) {
      // Such as a full disk under the output itself.
      return failures.masked(failures.of(e));
    }
  }

  private CappedFile outputFile(AttemptOrder order) throws IOException {
    Path file = Services.outputFile(services.output(), order.run(), order.attempt());
    return new CappedFile(file, outputLimit);
  }

  private Outcome withFolder(
      AttemptOrder order,
      StepExecutor.Listener listener,
      BooleanSupplier isStopped,
      OutputStream output)
      throws IOException {
    Path folder = services.artifacts().workFolder();
    StepContext context =
        new AttemptContext(order, services, folder, new OpenOutput(output), listener);
    try {
      return attempt(context, isStopped);
    } finally {
      clean(folder, context);
    }
  }

  private Outcome attempt(StepContext context, BooleanSupplier isStopped) {
    try {
      return Objects.requireNonNull(body(context).run(context), "the step gave no outcome");
    } catch (StepFailure failure) {
      if (failure.getCause() != null) {
        context.log(Failures.said(failure.getCause()));
      }
      return isStopped.getAsBoolean() ? Failures.cancelled() : failures.of(failure);
    } catch (Throwable thrown) {
      // An Error too ends this attempt only, and its thread lives on.
      if (isStopped.getAsBoolean()) {
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

  private static void clean(Path folder, StepContext context) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      context.log("the work folder could not be deleted: " + e.getMessage());
    }
  }
}
