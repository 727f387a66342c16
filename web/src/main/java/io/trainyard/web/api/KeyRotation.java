package io.trainyard.web.api;

import org.jspecify.annotations.Nullable;

/**
 * How a key is replaced.
 *
 * @param grace for how long the old one is still good, as {@code PT24H}; null = no longer
 * @param expires when the new one ends, as {@code 2027-01-31T00:00:00Z}; null = never
 */
public record KeyRotation(@Nullable String grace, @Nullable String expires) {}
