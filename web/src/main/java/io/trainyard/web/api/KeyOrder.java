package io.trainyard.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param name of whoever is to bear it
 * @param roles such as {@code viewer}; at least one
 * @param pipelines the only ones it sees; null or none = all
 * @param expires from when on it is refused, as {@code 2027-01-31T00:00:00Z}; null = never
 */
public record KeyOrder(
    String name, List<String> roles, @Nullable List<String> pipelines, @Nullable String expires) {}
