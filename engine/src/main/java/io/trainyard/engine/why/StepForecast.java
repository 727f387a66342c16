package io.trainyard.engine.why;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do with a step, and why.
 *
 * @param because one sentence without its full stop
 * @param changes what has changed since the step ended well last
 * @param expected how long its tries took lately; null where it has none, or will not run
 */
public record StepForecast(
    String step,
    Forecast would,
    String because,
    List<Change> changes,
    @Nullable Duration expected) {
  public StepForecast {
    changes = List.copyOf(changes);
  }
}
