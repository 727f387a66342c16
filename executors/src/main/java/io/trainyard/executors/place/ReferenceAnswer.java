package io.trainyard.executors.place;

import io.trainyard.engine.run.References;
import java.util.Optional;

/**
 * The answer to {@link AttemptReport.Asked}, one JSON line behind the order.
 *
 * @param question the number it was asked with
 * @param found empty = there is nothing behind the reference yet
 */
public record ReferenceAnswer(long question, Optional<References.Found> found) {}
