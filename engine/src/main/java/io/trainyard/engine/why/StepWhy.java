package io.trainyard.engine.why;

import io.trainyard.engine.run.AttemptState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a step of a run, or one of the items it runs for, is as it is.
 *
 * @param key the item's under a fan-out; else empty
 * @param state of its last try; null where it has none yet
 * @param because one sentence without its full stop
 * @param changes what decided that it ran again, where something earlier could be compared
 * @param more further sentences: of each try that failed, whether it was tried again
 */
public record StepWhy(
    String step,
    String key,
    @Nullable AttemptState state,
    String because,
    List<Change> changes,
    List<String> more) {
  public StepWhy {
    changes = List.copyOf(changes);
    more = List.copyOf(more);
  }

  /** {@code score}, or {@code score[eu]}. */
  public String name() {
    return key.isEmpty() ? step : step + "[" + key + "]";
  }
}
