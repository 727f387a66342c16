package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Priority;
import io.trainyard.engine.pipeline.Step;
import java.util.Comparator;
import java.util.OptionalInt;

/**
 * An attempt that may start as far as its run is concerned.
 *
 * @param id of the attempt
 * @param key under a fan-out; else empty
 * @param owner whom the run belongs to
 * @param place by which it came: the smaller, the earlier
 * @param bounds what its own definition limits
 */
public record Candidate(
    long id,
    long run,
    String pipeline,
    String step,
    String key,
    String owner,
    Priority priority,
    long place,
    Claims claims,
    Bounds bounds) {

  /** Who goes first: by priority, then first come. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparing(Candidate::priority, Comparator.reverseOrder())
          .thenComparingLong(Candidate::place)
          .thenComparingLong(Candidate::id);

  /**
   * What a definition limits; each is 1 or more.
   *
   * @param stepsAtOnce attempts of the pipeline, over all its runs
   * @param atOnce attempts of the step, over all runs
   * @param parallel attempts of the step in one run, for different keys
   */
  public record Bounds(OptionalInt stepsAtOnce, OptionalInt atOnce, OptionalInt parallel) {
    public static final Bounds NONE =
        new Bounds(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** What this definition says of this step of its own. */
    public static Bounds of(Pipeline pipeline, Step step) {
      return new Bounds(
          pipeline.policy().stepsAtOnce(),
          step.policy().atOnce(),
          step.policy().fanOut().parallel());
    }
  }

  /** {@code run 12 `load`}, with the key where there is one. */
  public String shown() {
    return "run " + run + " `" + step + "`" + (key.isEmpty() ? "" : " [" + key + "]");
  }
}
