package io.trainyard.web.app;

import org.jspecify.annotations.Nullable;

/** Text that ends as a sentence does. */
final class Sentence {
  private Sentence() {}

  /** The text with a full stop, unless it ends with a mark of its own. */
  static String of(@Nullable String text) {
    String whole = text == null || text.isBlank() ? "Something is wrong" : text.strip();
    return whole.matches("(?s).*[.!?]") ? whole : whole + ".";
  }

  static String firstLine(@Nullable String text) {
    return text == null ? "" : text.lines().findFirst().orElse("");
  }
}
