package io.trainyard.web.api;

import io.trainyard.engine.run.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * That a run is to end.
 *
 * @param reason why, at most 500 characters, kept in the log for good; null = it goes without
 *     saying
 */
public record CancelOrder(@Nullable String reason) {
  private static final int LONGEST = 500;

  /** Without a reason. */
  public static final CancelOrder PLAIN = new CancelOrder(null);

  /** What somebody asks by this; a {@link Problem} 400 where the reason is too long. */
  public Cancellation by(String actor) {
    String why = reason == null ? "" : reason.strip();
    if (why.length() > LONGEST) {
      throw Problem.badRequest("'reason' has at most " + LONGEST + " characters.");
    }
    return new Cancellation(actor, why);
  }
}
