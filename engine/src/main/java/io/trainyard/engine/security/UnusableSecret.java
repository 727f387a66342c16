package io.trainyard.engine.security;

/** A secret that is missing or must not be used; the message says how to mend it. */
public final class UnusableSecret extends Exception {
  private static final long serialVersionUID = 1;

  private final String message;

  public UnusableSecret(String message) {
    super(message);
    this.message = message;
  }

  /** Why, and how to mend it. */
  public String message() {
    return message;
  }
}
