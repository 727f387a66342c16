package io.trainyard.engine.run;

import java.util.OptionalInt;

/**
 * What is known of a failure beyond its cause, for those who decide about another try.
 *
 * @param exitCode what the step's process ended with, 1 to 255; empty where there was none
 * @param outOfMemory whether memory ran out
 */
public record FailureDetail(OptionalInt exitCode, boolean outOfMemory) {
  /** Nothing more is known. */
  public static final FailureDetail UNKNOWN = new FailureDetail(OptionalInt.empty(), false);

  /** Memory ran out within this process. */
  public static final FailureDetail OUT_OF_MEMORY = new FailureDetail(OptionalInt.empty(), true);

  private static final int KILLED = 128 + 9;

  /**
   * A process ended with this code. One that signal 9 ended (137) counts as out of memory: who
   * sends that signal unasked is the kernel that needs memory. A code outside 1 to 255, which other
   * systems give, is not kept.
   */
  public static FailureDetail exit(int code) {
    boolean isKept = code >= 1 && code <= 255;
    return new FailureDetail(isKept ? OptionalInt.of(code) : OptionalInt.empty(), code == KILLED);
  }
}
