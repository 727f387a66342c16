package io.trainyard.web.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where something comes from and where it went.
 *
 * @param origin the attempt that made it; null where only its bytes are known
 * @param from what it was made of, nearest first
 * @param into what was made of it, nearest first
 */
public record LineageView(Item subject, @Nullable Origin origin, List<Item> from, List<Item> into) {

  /**
   * Something with a digest.
   *
   * @param kind {@code table}, {@code model}, {@code version}, {@code source}, ...
   * @param name as people know it: {@code churn:3}, {@code 12/clean.data}
   */
  public record Item(String kind, String name, String digest, Map<String, String> facts) {}

  /** The attempt that made it. */
  public record Origin(
      long run,
      String step,
      String pipeline,
      String version,
      Map<String, String> params,
      Map<String, Double> metrics) {}
}
