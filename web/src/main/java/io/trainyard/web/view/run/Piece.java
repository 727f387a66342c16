package io.trainyard.web.view.run;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time of a node of a run.
 *
 * @param to not before {@code from}; now, where it goes on
 */
record Piece(Kind kind, int tryNumber, Instant from, Instant to) {

  /** What the time went into. */
  enum Kind {
    WORK("Working", "ok"),
    FAILED("Tries that failed", "bad"),
    LOST("Lost with a process or machine", "bad"),
    QUEUE("Queued", "idle"),
    PAUSE("Pause before another try", "idle"),
    PERSON("Waiting for a person", "wait"),
    CALL("In runs that it called", "wait"),
    WAIT("Waiting for a time or an event", "wait");

    private final String words;
    private final String tone;

    Kind(String words, String tone) {
      this.words = words;
      this.tone = tone;
    }

    /** As a legend says it. */
    String words() {
      return words;
    }

    /** The class that gives it its hue. */
    String tone() {
      return tone;
    }

    /** Whether a slot was held. */
    boolean isBusy() {
      return this == WORK || this == FAILED || this == LOST;
    }
  }

  Duration length() {
    return Duration.between(from, to);
  }
}
