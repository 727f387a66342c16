package io.trainyard.web.view.run;

import io.trainyard.web.view.Action;
import io.trainyard.web.view.Prose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What failed in a run: what happened, why, and what now.
 *
 * @param at when
 * @param address of the step's panel
 * @param code the lines that it is about; null where they cannot be shown
 * @param why sentences
 * @param now what can be done, the best first
 * @param others how many further steps or items failed; empty = none
 */
public record Failure(
    String step,
    String verb,
    String at,
    String address,
    Prose what,
    @Nullable CodeLines code,
    List<Prose> why,
    List<Action> now,
    String others) {
  public Failure {
    why = List.copyOf(why);
    now = List.copyOf(now);
  }
}
