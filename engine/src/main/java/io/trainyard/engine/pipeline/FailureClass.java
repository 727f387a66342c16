package io.trainyard.engine.pipeline;

import java.math.BigDecimal;
import java.util.Set;

/**
 * A class of failures, as a {@link Retry} names it.
 *
 * @param word {@code machineLost}, {@code timeout}, {@code outOfMemory} or {@code exitCode}
 * @param code the exit code, 1 to 255; 0 for the other words
 */
public record FailureClass(String word, int code) {
  private static final String EXIT_CODE = "exitCode";
  private static final int LAST_CODE = 255;

  /** Stands before the constants, whose constructor asks it. */
  private static final Set<String> PLAIN = Set.of("machineLost", "timeout", "outOfMemory");

  /** The process or machine that ran the attempt went away. */
  public static final FailureClass MACHINE_LOST = new FailureClass("machineLost", 0);

  /** The attempt ran longer than its {@code timeout}. */
  public static final FailureClass TIMEOUT = new FailureClass("timeout", 0);

  /** There was not enough memory. */
  public static final FailureClass OUT_OF_MEMORY = new FailureClass("outOfMemory", 0);

  public FailureClass {
    boolean isCode = word.equals(EXIT_CODE);
    if (isCode && (code < 1 || code > LAST_CODE)) {
      throw new IllegalArgumentException("exitCode takes 1 to 255, not " + code);
    }
    if (!isCode && (code != 0 || !PLAIN.contains(word))) {
      throw new IllegalArgumentException(
          "'" + word + "' is no class of failures: machineLost, timeout, outOfMemory, exitCode");
    }
  }

  /**
   * A script that ended with this exit code.
   *
   * @throws IllegalArgumentException unless it is from 1 to 255
   */
  public static FailureClass exitCode(int code) {
    return new FailureClass(EXIT_CODE, code);
  }

  /**
   * Reads {@code machineLost} or {@code exitCode(75)}.
   *
   * @throws IllegalArgumentException when the value names no class of failures
   */
  public static FailureClass of(Value value) {
    if (!(value instanceof Value.Term term)) {
      throw new IllegalArgumentException("a class of failures is a word, not " + value);
    }
    if (term.values().isEmpty()) {
      return new FailureClass(term.word(), 0);
    }
    if (term.values().get(0) instanceof Value.Num code) {
      return new FailureClass(term.word(), code.number().intValue());
    }
    throw new IllegalArgumentException("exitCode takes a number, not " + term.values().get(0));
  }

  /** As a definition writes it; {@link #of} reads it. */
  public Value toValue() {
    return word.equals(EXIT_CODE)
        ? Value.Term.of(word, new Value.Num(new BigDecimal(code)))
        : Value.Term.of(word);
  }
}
