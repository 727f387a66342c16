package io.trainyard.engine.check;

/**
 * A rule on a subject, against a reference.
 *
 * @param <S> what is looked at
 * @param <R> what it is held against; {@code Void} where nothing is
 */
@FunctionalInterface
public interface Check<S, R> {
  Finding on(S subject, R reference);
}
