package io.trainyard.web.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a key is replaced.
 *
 * @param grace for how long the old one is still good; null = no longer
 * @param expires when the new one ends; null = never
 */
public record KeyRotation(@Nullable Duration grace, @Nullable Instant expires) {}
