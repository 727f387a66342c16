package io.trainyard.engine.why;

/**
 * A part that is not as it was.
 *
 * @param part what it is, such as {@code option using trees}
 * @param before as it was; empty where it was not there
 * @param now as it is; empty where it is gone
 */
public record Change(String part, String before, String now) {

  /** {@code option using trees: 300 -> 301}. */
  public String text() {
    if (before.isEmpty()) {
      return part + ": " + shown(now) + " is new";
    } else if (now.isEmpty()) {
      return part + ": " + shown(before) + " is gone";
    }
    return part + ": " + before + " -> " + now;
  }

  private static String shown(String text) {
    return text.isEmpty() ? "it" : text;
  }
}
