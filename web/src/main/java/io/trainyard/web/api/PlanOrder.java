package io.trainyard.web.api;

import org.jspecify.annotations.Nullable;

/**
 * A run that is to be planned and not started.
 *
 * @param order as it would be started
 * @param against a run's number or the beginning of a version's digest that the order's pipeline is
 *     held against; null where it is not
 */
public record PlanOrder(RunOrder order, @Nullable String against) {}
