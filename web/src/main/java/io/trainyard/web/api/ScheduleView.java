package io.trainyard.web.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that starts by itself.
 *
 * @param since it does from this time on
 * @param last the logical time of what fired, or was left out, last; null = none yet
 * @param next the logical time of what fires next; null where nothing does, or nobody serves
 * @param pausedBy who had what fires left out; null = it is not paused
 * @param late the last deadline that passed without a good run; null where none has
 */
public record ScheduleView(
    String pipeline,
    Instant since,
    @Nullable Instant last,
    @Nullable Instant next,
    @Nullable String pausedBy,
    @Nullable Instant late) {}
