package io.trainyard.engine.store;

/**
 * The tables cannot be read. They derive from the log: opening the home again mends or rebuilds.
 */
public final class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
