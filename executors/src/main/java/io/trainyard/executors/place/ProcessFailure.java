package io.trainyard.executors.place;

import io.trainyard.engine.pipeline.SizeText;
import io.trainyard.engine.pipeline.SpanText;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.FailureDetail;
import io.trainyard.engine.run.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says why an attempt whose process gave no result failed. */
final class ProcessFailure {
  private static final int FIRST_SIGNAL = 128;

  /** Names by number, as Linux and others agree on them. */
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8,
          "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

  /** What native code that goes wrong ends with. */
  private static final Set<Integer> CRASHES = Set.of(4, 6, 7, 8, 11);

  private static final int KILL = 9;

  private ProcessFailure() {}

  /**
   * A process that ended by itself, or by somebody else.
   *
   * @param exit 128 + n when signal n ended it
   */
  static Outcome.Failed ended(long pid, int exit) {
    if (exit > FIRST_SIGNAL) {
      return bySignal(pid, exit - FIRST_SIGNAL, exit);
    }
    String message =
        "its code ended its process with exit code %d instead of a result: no step may end its process, as System.exit does"
            .formatted(exit);
    return failed(FailureCause.ERROR, message, FailureDetail.exit(exit));
  }

  private static Outcome.Failed bySignal(long pid, int signal, int exit) {
    String name = SIGNALS.getOrDefault(signal, "signal " + signal);
    String why = "";
    if (CRASHES.contains(signal)) {
      why = ": native code crashed; what it said is in the output of this step";
    } else if (signal == KILL) {
      why = ": somebody killed it, or the machine ran short of memory";
    }
    String message = "its process %d was ended by %s%s".formatted(pid, name, why);
    return failed(FailureCause.LOST, message, FailureDetail.exit(exit));
  }

  /** A process that never took its order, such as a JVM that the machine has no memory for. */
  static Outcome.Failed neverBegan(int exit) {
    String message =
        "its process could not begin (exit code %d); what it said is in the output of this step"
            .formatted(exit);
    return failed(FailureCause.LOST, message, FailureDetail.exit(exit));
  }

  /** A process that was silent for too long, and was killed. */
  static Outcome.Failed silent(long pid, Duration lease) {
    String message =
        "its process %d said nothing for %s and was ended".formatted(pid, SpanText.of(lease));
    return failed(FailureCause.LOST, message, FailureDetail.UNKNOWN);
  }

  /** A process that took more memory than it may, and was killed. */
  static Outcome.Failed tooLarge(long used, long limit) {
    String message =
        "it used %s of memory, over its limit of %s, and was ended: give it more with 'resources { memory .. }', or fewer rows"
            .formatted(SizeText.of(used), SizeText.of(limit));
    return failed(FailureCause.ERROR, message, FailureDetail.OUT_OF_MEMORY);
  }

  private static Outcome.Failed failed(FailureCause cause, String message, FailureDetail detail) {
    return new Outcome.Failed(cause, message, true, List.of(), Map.of(), detail);
  }
}
