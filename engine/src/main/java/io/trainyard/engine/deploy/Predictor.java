package io.trainyard.engine.deploy;

import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;

/** Rows in, predictions out. Thread-safe until closed. */
public interface Predictor extends AutoCloseable {
  /** The columns it needs. */
  Schema inputs();

  /**
   * The columns it gives: {@code prediction}, and for classes one {@code probability_<class>} each.
   */
  Schema outputs();

  /**
   * One prediction a row, in order. Columns are found by name; further ones are ignored, a missing
   * one is an {@link IllegalArgumentException} that names it.
   */
  Rows predict(Rows rows);

  @Override
  void close();
}
