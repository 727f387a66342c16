package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Finding runs and what they made. Thread-safe. */
public interface RunSearch {
  /** The latest first. */
  List<Run> find(RunFilter filter, int limit);

  /** The latest run of every version that a pipeline has run in, latest first. */
  List<Run> versions(String pipeline, int limit);

  /** The latest run of each pipeline, by the pipelines' names. */
  List<Run> pipelines();

  /** How many runs there are in each state; none of a state that no run is in. */
  Map<RunState, Long> counts();

  Optional<Attempt> attempt(long id);

  /** The runs of the same pipeline right before and right after one. */
  Neighbours neighbours(Run run);

  /** The run that an attempt of a {@code call} started; empty where it has not begun yet. */
  Optional<Long> calledBy(Attempt attempt);

  /**
   * Runs that stand beside one.
   *
   * @param before the largest smaller number; empty where it is the first
   * @param after the smallest larger number; empty where it is the last
   */
  record Neighbours(OptionalLong before, OptionalLong after) {}

  /** Attempts that made an artifact, latest first. */
  List<Attempt> makers(Digest artifact, int limit);

  /** The run that a request with this key started. */
  Optional<KeptRequest> request(Digest key);
}
