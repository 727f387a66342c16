package io.trainyard.engine.run;

/**
 * A failure whose message tells the user where, what, why, and the smallest fix. The message goes
 * into the event log: it names places, counts and options, never a value of a row.
 */
public final class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final boolean retryable;

  private StepFailure(String message, boolean retryable) {
    super(message);
    this.retryable = retryable;
  }

  /** Another try may help: the network, a locked file. */
  public static StepFailure passing(String message) {
    return new StepFailure(message, true);
  }

  /** No further try can help: bad data, a bad option. */
  public static StepFailure forGood(String message) {
    return new StepFailure(message, false);
  }

  /**
   * A failure for good that something else caused. What the cause says may quote a row, so it goes
   * to the attempt's own output and never into the message, which the event log keeps.
   */
  public static StepFailure forGood(String message, Throwable cause) {
    StepFailure failure = forGood(message);
    failure.initCause(cause);
    return failure;
  }

  /** Never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  public boolean retryable() {
    return retryable;
  }
}
