package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;

/**
 * A run that nobody has started.
 *
 * @param params the value of each param
 * @param folder what relative paths are relative to
 */
public record PlannedRun(
    Pipeline pipeline, Map<String, Value> params, Path folder, LocalDate runDate) {
  public PlannedRun {
    params = Map.copyOf(params);
  }
}
