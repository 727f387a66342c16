package io.trainyard.engine.pipeline;

import java.util.List;

/**
 * Why a run starts by itself.
 *
 * @param kind {@code schedule}; further kinds follow
 * @param options its options in file order, such as {@code cron}, {@code zone}, {@code ifMissed}
 */
public record Trigger(String kind, List<Option> options, SourceRef at) {
  public Trigger {
    options = List.copyOf(options);
  }
}
