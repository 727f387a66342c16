package io.trainyard.web.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trigger that listens.
 *
 * @param trigger what it listens for
 * @param since the event that it listens from
 * @param last when its last run started; null = none yet
 * @param waits what it has heard, and what it waits for; null where it has heard nothing
 */
public record TriggerView(
    String pipeline, String trigger, long since, @Nullable Instant last, @Nullable String waits) {}
