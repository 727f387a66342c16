package io.trainyard.engine.cache;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.CacheKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results that earlier attempts left under their keys. Thread-safe. */
public interface StepCache {

  /** The newest attempt that succeeded under this key, of whichever pipeline. */
  Optional<Attempt> find(Digest key);

  /** The newest attempt of a step that ended well and had a key, with it. */
  Optional<Attempt> last(Place place);

  /** The key that one attempt had; empty where it had none. */
  Optional<CacheKey> key(long attempt);

  /** The keys that the attempts of a run had, by attempt. */
  Map<Long, CacheKey> keys(long run);

  /**
   * Where a result belongs.
   *
   * @param steps the step's name and those it had before
   * @param key the item's under a fan-out; else empty
   * @param before only attempts with a smaller id count
   */
  record Place(String pipeline, List<String> steps, String key, long before) {
    public Place {
      steps = List.copyOf(steps);
    }
  }
}
