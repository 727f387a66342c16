package io.trainyard.engine.run;

/**
 * A failure whose message tells the user where, what, why, and the smallest fix. The message goes
 * into the event log: it names places, counts and options, never a value of a row.
 */
public final class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final boolean retryable;
  private final transient FailureDetail detail;

  private StepFailure(String message, boolean retryable, FailureDetail detail) {
    super(message);
    this.retryable = retryable;
    this.detail = detail;
  }

  /** Another try may help: the network, a locked file. */
  public static StepFailure passing(String message) {
    return new StepFailure(message, true, FailureDetail.UNKNOWN);
  }

  /** No further try can help: bad data, a bad option. */
  public static StepFailure forGood(String message) {
    return new StepFailure(message, false, FailureDetail.UNKNOWN);
  }

  /** The same failure, of a process that ended with this code, 1 to 255. */
  public StepFailure withExit(int code) {
    return new StepFailure(getMessage(), retryable, FailureDetail.exit(code));
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

  /** What a retry may be decided by. */
  public FailureDetail detail() {
    return detail;
  }
}
