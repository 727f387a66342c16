package io.trainyard.engine.run;

/**
 * That somebody asks a run to stop.
 *
 * @param by who
 * @param reason why, as they put it; empty where they did not say
 */
public record Cancellation(String by, String reason) {
  /** Without a reason. */
  public static Cancellation by(String actor) {
    return new Cancellation(actor, "");
  }

  /** Such as {@code os:ada: the wrong data}. */
  public String words() {
    return reason.isEmpty() ? by : by + ": " + reason;
  }
}
