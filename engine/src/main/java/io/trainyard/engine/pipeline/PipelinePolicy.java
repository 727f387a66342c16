package io.trainyard.engine.pipeline;

import java.util.OptionalInt;

/**
 * How the runs of a pipeline proceed.
 *
 * @param retry of a whole run: one that failed is started again as a rerun of what failed
 * @param retriesInAll most retries of steps in one run, 0 or more; empty = as each step says
 * @param runsAtOnce most runs of the pipeline at once, 1 or more
 * @param stepsAtOnce most attempts of the pipeline at once, over all its runs, 1 or more
 */
public record PipelinePolicy(
    Retry retry, OptionalInt retriesInAll, OptionalInt runsAtOnce, OptionalInt stepsAtOnce) {
  public static final PipelinePolicy DEFAULT =
      new PipelinePolicy(Retry.NONE, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException when a number is out of them
   */
  public PipelinePolicy {
    if (retriesInAll.isPresent() && retriesInAll.getAsInt() < 0) {
      throw new IllegalArgumentException("retriesInAll is 0 or more");
    }
    if (runsAtOnce.isPresent() && runsAtOnce.getAsInt() < 1) {
      throw new IllegalArgumentException("runsAtOnce is 1 or more");
    }
    if (stepsAtOnce.isPresent() && stepsAtOnce.getAsInt() < 1) {
      throw new IllegalArgumentException("stepsAtOnce is 1 or more");
    }
  }

  /** Whether nothing is said that differs; most pipelines have the very default. */
  boolean isDefault() {
    return DEFAULT == this || DEFAULT.equals(this);
  }

  /** This policy with other retries of whole runs. */
  public PipelinePolicy withRetry(Retry runs) {
    return new PipelinePolicy(runs, retriesInAll, runsAtOnce, stepsAtOnce);
  }

  /** This policy with another limit of runs at once. */
  public PipelinePolicy withRunsAtOnce(int most) {
    return new PipelinePolicy(retry, retriesInAll, OptionalInt.of(most), stepsAtOnce);
  }
}
