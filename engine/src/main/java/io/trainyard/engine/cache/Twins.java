package io.trainyard.engine.cache;

import io.trainyard.engine.artifact.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attempts under way that have one key: the first of them, and those that wait for it. */
final class Twins {
  private final Map<Digest, List<CachedAttempt>> waiting = new HashMap<>();

  /** Whether the attempt is the first; any other waits until the first is released. */
  synchronized boolean lead(Digest key, CachedAttempt attempt) {
    List<CachedAttempt> others = waiting.get(key);
    if (others == null) {
      waiting.put(key, new ArrayList<>());
      return true;
    }
    others.add(attempt);
    return false;
  }

  /** The first has ended; gives those that wait for it. */
  synchronized List<CachedAttempt> release(Digest key) {
    List<CachedAttempt> others = waiting.remove(key);
    return others == null ? List.of() : others;
  }
}
