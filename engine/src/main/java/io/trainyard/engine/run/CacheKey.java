package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Digest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names a result by all that decides it: what has the same key gives the same result.
 *
 * @param parts what went into it, by names that people read, such as {@code input rows}, {@code
 *     code compute}, {@code option trees}; a short digest each, or the plain text where it is short
 *     and not personal
 */
public record CacheKey(Digest digest, SortedMap<String, String> parts) {
  public CacheKey {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /** The key of these parts: the digest of their names and texts in order. */
  public static CacheKey of(Map<String, String> parts) {
    SortedMap<String, String> sorted = new TreeMap<>(parts);
    StringBuilder text = new StringBuilder();
    sorted.forEach(
        (name, part) -> {
          text.append(name.length()).append(':').append(name);
          text.append(part.length()).append(':').append(part);
        });
    return new CacheKey(Digest.of(text.toString()), sorted);
  }
}
