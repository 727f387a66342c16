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
 * @param place in line
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
    Place place,
    Claims claims,
    Bounds bounds) {

  /** Who goes first: by priority, then older runs, then as they came. */
  static final Comparator<Candidate> ORDER = Candidate::order;

  private static int order(Candidate one, Candidate other) {
    int byPriority = other.priority.compareTo(one.priority);
    int byPlace = byPriority != 0 ? byPriority : one.place.compareTo(other.place);
    return byPlace != 0 ? byPlace : Long.compare(one.id, other.id);
  }

  /**
   * Where an attempt stands among those of its priority. Older runs go first, so that many runs end
   * one after the other instead of all at the end; in a run it is first come, first served.
   *
   * @param run the number of the run whose age counts: its own, or that of the run that waits for
   *     it through {@code call}, so that a called run is as old as its caller
   * @param arrival by which it came: the smaller, the earlier
   */
  public record Place(long run, long arrival) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byRun = Long.compare(run, other.run);
      return byRun != 0 ? byRun : Long.compare(arrival, other.arrival);
    }
  }

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
      OptionalInt stepsAtOnce = pipeline.policy().stepsAtOnce();
      OptionalInt atOnce = step.policy().atOnce();
      OptionalInt parallel = step.policy().fanOut().parallel();
      boolean isAny = stepsAtOnce.isPresent() || atOnce.isPresent() || parallel.isPresent();
      return isAny ? new Bounds(stepsAtOnce, atOnce, parallel) : NONE;
    }
  }

  /** Whether another one that came later, and has to stand behind this one, has started. */
  boolean isOvertakenBy(Candidate started) {
    return ORDER.compare(started, this) > 0 && started.place.arrival > place.arrival;
  }

  /** {@code run 12 `load`}, with the key where there is one. */
  public String shown() {
    return "run " + run + " `" + step + "`" + (key.isEmpty() ? "" : " [" + key + "]");
  }
}
