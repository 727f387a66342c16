package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Digest;
import java.util.Optional;

/**
 * What an attempt was handed, as recorded when it started.
 *
 * @param name as in {@link AttemptOrder.StepInput}
 * @param origin where it came from: {@code parts.train}, {@code champion('churn')}, {@code param
 *     share}
 * @param meaning what a reference turned out to be, such as {@code churn:3}; else empty
 * @param digest empty for a param and where there was nothing
 */
public record InputUsed(String name, String origin, String meaning, Optional<Digest> digest) {}
