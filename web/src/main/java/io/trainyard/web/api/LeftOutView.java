package io.trainyard.web.api;

import io.trainyard.engine.trigger.Triggers;
import java.time.Instant;

/**
 * Events that led to no run.
 *
 * @param at when that was decided
 * @param first seq of the first
 * @param last that of the last
 * @param count how many there are from the first to the last
 * @param because why
 */
public record LeftOutView(
    String pipeline,
    String trigger,
    Instant at,
    long first,
    long last,
    long count,
    String because) {
  public static LeftOutView of(Triggers.Skipped skipped) {
    return new LeftOutView(
        skipped.facts().pipeline(),
        skipped.facts().trigger(),
        skipped.at(),
        skipped.facts().first(),
        skipped.facts().last(),
        skipped.facts().count(),
        skipped.facts().because());
  }
}
