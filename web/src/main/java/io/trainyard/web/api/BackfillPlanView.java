package io.trainyard.web.api;

import java.util.List;
import java.util.Map;

/**
 * What a backfill would do.
 *
 * @param days what its runs would be about, in the order of their making
 * @param leftOut days of the range that get none, with why
 * @param stepsLeftOut steps that its runs do not have
 */
public record BackfillPlanView(
    String pipeline, List<String> days, Map<String, String> leftOut, List<String> stepsLeftOut) {}
