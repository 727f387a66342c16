package io.trainyard.executors.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows of each class a part gets: each within one row of its share, and together the share
 * of all rows, rounded. The method of largest remainders (Hamilton); ties go to the class that
 * comes first.
 */
final class Quotas {
  private Quotas() {}

  /**
   * Apportions.
   *
   * @param sizes rows of each class, in an order that does not depend on chance
   * @param taken rows of each class that are no longer to be had
   */
  static <K> Map<K, Long> of(Map<K, Long> sizes, double share, Map<K, Long> taken) {
    Map<K, Long> quotas = new LinkedHashMap<>();
    List<K> byRemainder = new ArrayList<>(sizes.keySet());
    byRemainder.sort(Comparator.comparingDouble((K key) -> -remainder(sizes, key, share)));
    long left = Math.round(share * sizes.values().stream().mapToLong(Long::longValue).sum());
    for (Map.Entry<K, Long> size : sizes.entrySet()) {
      long whole = Math.min(whole(size.getValue(), share), free(size.getKey(), sizes, taken));
      quotas.put(size.getKey(), whole);
      left -= whole;
    }
    for (K key : byRemainder) {
      long quota = quotas.getOrDefault(key, 0L);
      if (left > 0 && remainder(sizes, key, share) > 0 && quota < free(key, sizes, taken)) {
        quotas.put(key, quota + 1);
        left--;
      }
    }
    return quotas;
  }

  private static <K> long free(K key, Map<K, Long> sizes, Map<K, Long> taken) {
    return sizes.getOrDefault(key, 0L) - taken.getOrDefault(key, 0L);
  }

  // 0.1 * 30 is 3.0000000000000004 and 0.29 * 100 is 28.999999999999996: both are whole.
  private static long whole(long size, double share) {
    return (long) Math.floor(share * size + 1e-9);
  }

  private static <K> double remainder(Map<K, Long> sizes, K key, double share) {
    long size = sizes.getOrDefault(key, 0L);
    double remainder = share * size - whole(size, share);
    return remainder < 1e-9 ? 0 : remainder;
  }
}
