package io.trainyard.engine.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a new run takes over from an earlier one instead of running it.
 *
 * @param origin number of the earlier run
 * @param attempts whose results are taken over, by the node of the new run that they stand for;
 *     each ended well
 */
public record Reuse(long origin, Map<StepKey, Attempt> attempts) {
  public Reuse {
    attempts = Collections.unmodifiableMap(new LinkedHashMap<>(attempts));
  }
}
