package io.trainyard.engine.pipeline;

/**
 * Whether the result of an earlier attempt may stand for a new one.
 *
 * @param on whether it may
 * @param version a part of the cache key that the author changes to have a step run again; empty
 *     until then
 */
public record CacheRule(boolean on, String version) {
  public static final CacheRule DEFAULT = new CacheRule(true, "");

  /** Every attempt runs. */
  public static final CacheRule NONE = new CacheRule(false, "");
}
