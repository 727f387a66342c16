package io.trainyard.engine.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes of maps that can be taken back, so that a refused transaction costs what it changed and
 * not what there is. Not thread-safe.
 */
final class UndoLog {
  private final Deque<Runnable> steps = new ArrayDeque<>();

  /** Puts a value, remembering what was there. */
  <K, V> void put(Map<K, V> map, K key, V value) {
    @Nullable V old = map.put(key, value);
    steps.push(() -> restore(map, key, old));
  }

  private static <K, V> void restore(Map<K, V> map, K key, @Nullable V old) {
    if (old == null) {
      map.remove(key);
    } else {
      map.put(key, old);
    }
  }

  /** Keeps everything since the last call. */
  void keep() {
    steps.clear();
  }

  /** Takes everything since then back, the latest first. */
  void takeBack() {
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
  }
}
