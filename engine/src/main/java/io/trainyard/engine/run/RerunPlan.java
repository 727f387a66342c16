package io.trainyard.engine.run;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a rerun takes over and what it runs again. A node is taken over only if it ended well, does
 * the same work as before, nobody asked for it, its results are still there, and everything that it
 * waits for is taken over too. What was skipped is decided anew, and stands in nobody's way. Pure.
 *
 * @param reuse what is taken over
 * @param again each step of which something runs again, in the order of the graph
 */
public record RerunPlan(Reuse reuse, List<Again> again) {
  public RerunPlan {
    again = List.copyOf(again);
  }

  /**
   * A step that runs again.
   *
   * @param why as people read it
   */
  public record Again(String step, String why) {}

  /**
   * What the plan is made of.
   *
   * @param attempts every attempt of the run that runs again
   * @param before its definition
   * @param beforeParams every param's value in it
   * @param after the definition to run, which may be the same
   * @param afterParams every param's value in the new run
   * @param isThere whether the results of an attempt still exist
   */
  public record Basis(
      List<Attempt> attempts,
      Pipeline before,
      Map<String, Value> beforeParams,
      Pipeline after,
      Map<String, Value> afterParams,
      Predicate<Attempt> isThere) {}

  /** The plan of this request. */
  static RerunPlan of(RerunRequest request, Basis basis) {
    return new RerunPlanner(request, basis).plan();
  }
}
