package io.trainyard.engine.trigger;

import java.util.Arrays;
import java.util.Optional;

/**
 * Something that a trigger listens for.
 *
 * @param name of the hook, pipeline, table or model; the pattern of a file
 * @param detail the alias, or the step whose check failed; empty where nothing more is said
 */
public record Signal(Kind kind, String name, String detail) {

  /** What can happen. */
  public enum Kind {
    /** Somebody outside calls. */
    WEBHOOK("webhook"),
    /** Another pipeline's run ended well. */
    SUCCEEDED("succeeded"),
    /** A table of the catalogue has a new version. */
    PUBLISHED("published"),
    /** A model has a new version. */
    REGISTERED("registered"),
    /** An alias of a model moved. */
    MOVED("moved"),
    /** A check of a step failed. */
    FINDING("finding"),
    /** A file is there, and has stopped growing. */
    FILE("file");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As pipeline files say it. */
    public String word() {
      return word;
    }

    /** The kind of a word; empty where the word is none. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
  }

  /** One of which nothing more is said. */
  public static Signal of(Kind kind, String name) {
    return new Signal(kind, name, "");
  }

  /** Such as {@code published offers}: the same for the same signal, and readable. */
  public String id() {
    return kind.word() + " " + name + (detail.isEmpty() ? "" : " " + detail);
  }
}
