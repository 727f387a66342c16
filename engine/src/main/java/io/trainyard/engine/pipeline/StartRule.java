package io.trainyard.engine.pipeline;

import java.util.Locale;

/**
 * When a step starts, judged by how the steps it waits for ended. A fanned-out step counts as one;
 * a step whose result was reused counts as succeeded. Whatever the rule, a step that names a
 * decision in {@code when} starts only where that holds.
 */
public enum StartRule {
  /** Every one succeeded; the default. */
  ALL_SUCCESS,
  /** Every one failed. */
  ALL_FAILED,
  /** Every one ended, however. */
  ALL_DONE,
  /** Every one ended and at least one succeeded. */
  ALL_DONE_MIN_ONE_SUCCESS,
  /**
   * Every one ended and, where some of them set something up, at least one of these succeeded. A
   * step sets something up when a {@code cleanup} follows it.
   */
  ALL_DONE_SETUP_SUCCESS,
  /** Every one was skipped. */
  ALL_SKIPPED,
  /** One succeeded; the others are not waited for. */
  ONE_SUCCESS,
  /** One failed; the others are not waited for. */
  ONE_FAILED,
  /** One succeeded or failed; the others are not waited for. */
  ONE_DONE,
  /** None failed: every one succeeded or was skipped. */
  NONE_FAILED,
  /** None failed and at least one succeeded. */
  NONE_FAILED_MIN_ONE_SUCCESS,
  /** None was skipped. */
  NONE_SKIPPED,
  /** At once, whatever the others do. */
  ALWAYS;

  private final String word = camelCase(name());

  /** As a pipeline file and JSON have it: {@code allSuccess}. */
  public String word() {
    return word;
  }

  /**
   * The rule of this word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static StartRule of(String word) {
    for (StartRule rule : values()) {
      if (rule.word.equals(word)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("'" + word + "' is no rule of startsWhen");
  }

  private static String camelCase(String name) {
    StringBuilder word = new StringBuilder();
    for (String part : name.toLowerCase(Locale.ROOT).split("_", -1)) {
      word.append(
          word.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return word.toString();
  }
}
