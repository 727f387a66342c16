package io.trainyard.dsl.code;

import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/**
 * What a block threw, as the user reads it: file, line, what happened; no class of the compiler.
 */
public final class BlockFailure {
  private BlockFailure() {}

  /** A failure for good, or what the engine threw with the place in front. */
  public static StepFailure of(String file, Value.Code code, Throwable thrown) {
    Throwable cause = unwrapped(thrown);
    String message =
        place(file, cause)
            + ": '"
            + code.path()
            + "' of step '"
            + code.step()
            + "' failed: "
            + said(cause);
    if (cause instanceof StepFailure failure) {
      return failure.retryable() ? StepFailure.passing(message) : StepFailure.forGood(message);
    }
    return StepFailure.forGood(message, cause);
  }

  private static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null
        && (cause instanceof InvocationTargetException
            || cause.getClass().getName().startsWith("org.codehaus.groovy."))) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The pipeline's file or one of {@code lib/}, with the line, whichever was running. */
  private static String place(String file, Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String unit = String.valueOf(frame.getFileName());
      if (Compilation.isUnit(unit) && frame.getLineNumber() > 0) {
        return Compilation.path(unit, file) + ":" + frame.getLineNumber();
      }
    }
    return file;
  }

  private static String said(Throwable cause) {
    if (cause instanceof StepFailure) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof NullPointerException) {
      return "a value is missing (null) here: test it before it is used";
    }
    if (cause instanceof ClassCastException) {
      return "a value is of another type than this line expects";
    }
    if (cause instanceof StackOverflowError) {
      return "a function calls itself without end";
    }
    String what = words(cause.getClass().getSimpleName());
    if (cause instanceof ArithmeticException) {
      return what + ": " + cause.getMessage();
    }
    // Its text may quote the row.
    return what + "; what it says is in the output of this step";
  }

  /** {@code ArithmeticException} as {@code arithmetic exception}. */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
