package io.trainyard.engine.pipeline;

/** A JSON document is no pipeline definition; the message says which part and why. */
public final class UnreadableDefinition extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableDefinition(String message) {
    super(message);
  }
}
