package io.trainyard.web.view.run;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The state of every step of a run, each after those that it waits for. */
final class StepStates {
  private final Map<String, StepState> states = new LinkedHashMap<>();

  private StepStates() {}

  static StepStates of(RunSnapshot run) {
    StepStates states = new StepStates();
    for (String step : run.order()) {
      states.states.put(step, run.state(step));
    }
    return states;
  }

  boolean has(String step) {
    return states.containsKey(step);
  }

  /** The state of a step that the run {@link #has}. */
  StepState of(String step) {
    StepState state = states.get(step);
    if (state == null) {
      throw new IllegalArgumentException("the run has no step '" + step + "'");
    }
    return state;
  }

  Collection<StepState> all() {
    return states.values();
  }
}
