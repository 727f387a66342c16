package io.trainyard.engine.cache;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each order asks of its pipeline, kept of the one that was asked for last: orders of one
 * pipeline come one after the other, and a look at all of its steps for each would be one too many.
 * Thread-safe.
 */
final class LastPipeline {
  private volatile @Nullable Known last;

  /** A pipeline, its steps by name, and what its cleanups take down. */
  record Known(Pipeline pipeline, Map<String, Step> steps, TakenDown takenDown) {}

  Known of(Pipeline pipeline) {
    Known known = last;
    if (known == null || known.pipeline() != pipeline) {
      known = new Known(pipeline, pipeline.stepsByName(), TakenDown.in(pipeline));
      last = known;
    }
    return known;
  }
}
