package io.trainyard.engine.pipeline;

import java.util.Locale;

/**
 * Who goes first among steps that wait for the same thing; those of one priority go as they came.
 */
public enum Priority {
  LOW,
  NORMAL,
  HIGH;

  /** As written in a pipeline file and in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
