package io.trainyard.engine.trigger;

/** A trigger cannot be meant as it is written; the message says where, why and what helps. */
public final class BadTrigger extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BadTrigger(String message) {
    super(message);
  }
}
