package io.trainyard.engine.why;

import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.References;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be known before a run. */
public interface Foresight {

  /** What stands under the key of an order; empty where an earlier result never stands for it. */
  Optional<CacheLookup.Found> find(AttemptOrder order) throws InterruptedException;

  /** The last attempt of a step that ended well, with its key. */
  Optional<Attempt> last(Step step);

  /** What a reference means now. */
  Optional<References.Found> reference(Value.Term reference);

  /** How long the latest tries of a step took that did their work. */
  List<Duration> durations(Step step);
}
