package io.trainyard.engine.check;

import java.util.Optional;

/**
 * What a check found. Total: a check always gives one, and NaN is never a verdict.
 *
 * @param check the rule, as people read it: {@code auc at least 0.8}
 * @param subject what it looked at: a column, a metric, a slice
 * @param value what was measured, as text; {@code undefined} where it cannot be
 * @param bound what it was held against
 * @param why one sentence
 * @param failing how many rows failed, where rows are what is checked
 */
public record Finding(
    String check,
    String subject,
    boolean passed,
    Severity severity,
    String value,
    String bound,
    String why,
    Optional<Long> failing) {}
