package io.trainyard.web.view.run;

import io.trainyard.web.view.Mark;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The state of every step of a run, each after those that it waits for. */
final class StepStates {
  private final Map<String, StepState> states = new LinkedHashMap<>();

  private final Map<Mark, Integer> counts = new EnumMap<>(Mark.class);
  private int over;

  private StepStates() {}

  static StepStates of(RunSnapshot run) {
    StepStates states = new StepStates();
    for (String step : run.order()) {
      StepState state = run.state(step);
      states.states.put(step, state);
      states.counts.merge(state.mark(), 1, Integer::sum);
      states.over += state.items() > 0 && state.ended() == state.items() ? 1 : 0;
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

  /** How many steps are in this state. */
  int count(Mark mark) {
    return counts.getOrDefault(mark, 0);
  }

  /** How many steps have begun with all of their items, and have ended with them, however. */
  int over() {
    return over;
  }

  /** The first step in this state, in the order of running. */
  Optional<String> first(Mark mark) {
    return count(mark) == 0
        ? Optional.empty()
        : states.values().stream()
            .filter(state -> state.mark() == mark)
            .findFirst()
            .map(StepState::step);
  }

  Collection<StepState> all() {
    return states.values();
  }
}
