package io.trainyard.engine.trigger;

import java.time.Instant;
import java.util.List;

/** What becomes of what a trigger has heard. */
sealed interface TriggerVerdict {

  /** Something else must happen first. */
  record Nothing() implements TriggerVerdict {}

  /** Nothing more need happen, but it is too early. */
  record Wait(Instant until) implements TriggerVerdict {}

  /**
   * A run starts.
   *
   * @param cause what the run is told of
   * @param key what it is the only run for
   * @param settled what it stands for, at least its cause
   */
  record Start(Heard cause, String key, List<Heard> settled) implements TriggerVerdict {
    public Start {
      settled = List.copyOf(settled);
    }
  }

  /** These lead to no run, nor does what came before them. */
  record LeaveOut(List<Heard> settled, String because) implements TriggerVerdict {
    public LeaveOut {
      settled = List.copyOf(settled);
    }
  }
}
