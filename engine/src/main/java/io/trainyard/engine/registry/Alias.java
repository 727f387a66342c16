package io.trainyard.engine.registry;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * One move of an alias: which version it pointed at before and after, when, by whom, in which run.
 */
public record Alias(
    String model, String alias, OptionalLong from, long to, Instant time, String actor, long run) {
  public static final String CHAMPION = "champion";
  public static final String CANDIDATE = "candidate";
}
