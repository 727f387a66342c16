package io.trainyard.web.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of a pipeline that the home knows.
 *
 * @param version digest of its files; null = those of its latest run
 * @param params as typed; null = none
 * @param day the date the run is about, as {@code 2026-01-31}; null = today
 * @param fresh whether nothing may come from the cache; null = it may
 */
public record RunStart(
    @Nullable String version,
    @Nullable Map<String, String> params,
    @Nullable String day,
    @Nullable Boolean fresh) {}
