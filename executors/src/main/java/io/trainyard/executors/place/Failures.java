package io.trainyard.executors.place;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.FailureDetail;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.security.Masker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** Turns what a body threw or gave into an outcome that shows no stack trace and no secret. */
final class Failures {
  private static final int LONGEST_MESSAGE = 2_000;

  private static final Outcome.Failed CANCELLED =
      new Outcome.Failed(FailureCause.ERROR, "cancelled", false, List.of(), Map.of());

  private final Masker masker;

  Failures(Masker masker) {
    this.masker = masker;
  }

  /** The outcome of an attempt that was asked to stop. */
  static Outcome.Failed cancelled() {
    return CANCELLED;
  }

  /** The outcome of a body that threw. */
  Outcome.Failed of(Throwable thrown) {
    if (thrown instanceof StepFailure failure) {
      return failed(failure.getMessage(), failure.retryable(), failure.detail());
    }
    if (thrown instanceof IOException && thrown.getMessage() != null) {
      return failed(said(thrown), true, FailureDetail.UNKNOWN);
    }
    FailureDetail detail =
        thrown instanceof OutOfMemoryError ? FailureDetail.OUT_OF_MEMORY : FailureDetail.UNKNOWN;
    // Any other text may quote a row, and the message goes into the event log.
    String message =
        thrown.getClass().getSimpleName() + "; the details are in the output of this step";
    return failed(message, true, detail);
  }

  /** What an exception says, for the attempt's own output. */
  static String said(Throwable thrown) {
    return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
  }

  /** The stack trace, for the attempt's own output. */
  static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  /** The same outcome without secrets. */
  Outcome masked(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return new Outcome.Failed(
          failed.cause(),
          shown(failed.message()),
          failed.retryable(),
          masked(failed.findings()),
          failed.outputs(),
          failed.detail(),
          failed.key());
    }
    if (outcome instanceof Outcome.Succeeded good) {
      return masked(good);
    }
    if (outcome instanceof Outcome.Reused reused) {
      return new Outcome.Reused(
          reused.run(), reused.attempt(), reused.key(), masked(reused.result()));
    }
    Outcome.Waiting waiting = (Outcome.Waiting) outcome;
    return new Outcome.Waiting(
        waiting.until(), shown(waiting.reason()), waiting.state(), waiting.facts());
  }

  private Outcome.Succeeded masked(Outcome.Succeeded good) {
    return good.findings().isEmpty() ? good : good.withFindings(masked(good.findings()));
  }

  private Outcome.Failed failed(String message, boolean retryable, FailureDetail detail) {
    return new Outcome.Failed(FailureCause.ERROR, message, retryable, List.of(), Map.of(), detail);
  }

  private List<Finding> masked(List<Finding> findings) {
    return findings.stream().map(this::masked).toList();
  }

  private Finding masked(Finding finding) {
    return new Finding(
        masker.mask(finding.check()),
        masker.mask(finding.subject()),
        finding.passed(),
        finding.severity(),
        masker.mask(finding.value()),
        masker.mask(finding.bound()),
        masker.mask(finding.why()),
        finding.failing());
  }

  private String shown(String message) {
    String masked = masker.mask(message);
    return masked.length() <= LONGEST_MESSAGE
        ? masked
        : masked.substring(0, LONGEST_MESSAGE) + " ... (shortened)";
  }
}
