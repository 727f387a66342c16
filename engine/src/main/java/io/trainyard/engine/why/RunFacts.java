package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.StepKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run when somebody asks why.
 *
 * @param pipeline the definition it was frozen with
 * @param attempts in the order they were made, with the keys that they had
 * @param earlier by attempt, the last one of its step before it that ended well, with its key
 * @param shortages by node, which limits keep it from starting, as people read them
 */
public record RunFacts(
    Run run,
    Pipeline pipeline,
    List<Attempt> attempts,
    Map<Long, Attempt> earlier,
    Map<StepKey, List<String>> shortages,
    Instant now) {
  public RunFacts {
    attempts = List.copyOf(attempts);
    earlier = Map.copyOf(earlier);
    shortages = Map.copyOf(shortages);
  }
}
