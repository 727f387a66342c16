package io.trainyard.web.view.run;

import io.trainyard.web.view.graph.Folding;

/**
 * A run with all that does not depend on which part of it is looked at, or by whom. Immutable.
 *
 * @param graph of its steps, folded where they are many; nothing of it leads anywhere yet
 */
record RunSight(RunSnapshot run, StepStates states, CriticalPath path, Folding graph) {
  static RunSight of(RunSnapshot run) {
    StepStates states = StepStates.of(run);
    CriticalPath path = CriticalPath.of(run.dag(), run.nodes(), run.now());
    return new RunSight(run, states, path, GraphMaker.folded(run, states, path));
  }

  /** About how much memory it takes, in attempts. */
  int weight() {
    return run.nodes().all().size() + run.order().size();
  }
}
