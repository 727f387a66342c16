package io.trainyard.engine.trigger;

import java.time.Instant;

/**
 * What a trigger heard and has not settled.
 *
 * @param event seq of what happened
 * @param signal id of the signal that it is
 * @param key what is one and the same by it
 * @param at when it happened
 */
public record Heard(long event, String signal, String key, Instant at) {}
