package io.trainyard.engine.run;

import java.util.List;

/** A run cannot start as it was asked for; each message tells what, why, and the smallest fix. */
public final class RefusedStart extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient List<String> messages;

  public RefusedStart(List<String> messages) {
    super(String.join("\n", messages));
    this.messages = List.copyOf(messages);
  }

  public List<String> messages() {
    return messages;
  }
}
