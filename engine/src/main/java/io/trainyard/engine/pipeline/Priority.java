package io.trainyard.engine.pipeline;

import java.util.Locale;

/**
 * Who goes first among steps that wait for the same thing; of one priority, those of older runs go
 * first, and those of one run as they came.
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
