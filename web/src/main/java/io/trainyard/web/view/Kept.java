package io.trainyard.web.view;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What was asked for last, as much of it as a bound allows: what has not been asked for the longest
 * goes first. The last one stays, however heavy it is. Thread-safe.
 */
public final class Kept<K, V> {
  private final int most;
  private final ToIntFunction<V> weight;
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
  private int weights;

  /**
   * Keeps nothing yet.
   *
   * @param most all values may weigh together
   * @param weight of a value, which never changes
   */
  public Kept(int most, ToIntFunction<V> weight) {
    this.most = most;
    this.weight = weight;
  }

  /** The value of a key, where it is still there. */
  public synchronized Optional<V> find(K key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Keeps a value, in place of an earlier one of its key. */
  public synchronized void keep(K key, V value) {
    V earlier = values.put(key, value);
    weights += weight.applyAsInt(value) - (earlier == null ? 0 : weight.applyAsInt(earlier));
    Iterator<V> oldest = values.values().iterator();
    while (weights > most && values.size() > 1) {
      weights -= weight.applyAsInt(oldest.next());
      oldest.remove();
    }
  }
}
