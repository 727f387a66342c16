package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a block of a pipeline file. */
public interface CodeRunner {
  /** Prepares a block; it may be called many times, from one thread. */
  Block prepare(Pipeline pipeline, Value.Code code);

  /** A block with an arrow. */
  @FunctionalInterface
  interface Block {
    /** Calls the block; what it throws is shown as a {@link StepFailure} with its file and line. */
    @Nullable Object call(List<?> arguments);
  }
}
