package io.trainyard.web.view;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunState;

/**
 * How a state is shown: never by its hue alone, always with the shape of an icon and a word.
 *
 * <p>The tag {@code tag/mark.jte} shows it in a line, {@code tag/badge.jte} as a pill.
 */
public enum Mark {
  SUCCEEDED("ok", "ok", "Succeeded"),
  CACHED("ok", "cache", "Cached"),
  FAILED("bad", "bad", "Failed"),
  RUNNING("run", "run", "Running"),
  WAITING("wait", "wait", "Waiting"),
  QUEUED("idle", "queue", "Queued"),
  SCHEDULED("idle", "queue", "Scheduled"),
  SKIPPED("idle", "skip", "Skipped"),
  CANCELLED("idle", "stop", "Cancelled"),
  PAUSED("idle", "stop", "Paused"),
  PLANNED("idle", "plan", "Not started"),
  WARNING("wait", "warn", "Warning"),
  NOTE("idle", "info", "Note");

  private final String tone;
  private final String icon;
  private final String word;

  Mark(String tone, String icon, String word) {
    this.tone = tone;
    this.icon = icon;
    this.word = word;
  }

  /** The class that gives the hue: {@code ok}, {@code bad}, {@code run}, {@code wait}, idle. */
  public String tone() {
    return tone;
  }

  /** The name of the icon's symbol, without {@code i-}. */
  public String icon() {
    return icon;
  }

  public String word() {
    return word;
  }

  public static Mark of(RunState state) {
    return switch (state) {
      case QUEUED -> QUEUED;
      case RUNNING -> RUNNING;
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
    };
  }

  public static Mark of(AttemptState state) {
    return switch (state) {
      case SCHEDULED -> SCHEDULED;
      case RUNNING -> RUNNING;
      case WAITING -> WAITING;
      case SUCCEEDED -> SUCCEEDED;
      case FAILED -> FAILED;
      case SKIPPED -> SKIPPED;
      case CACHED -> CACHED;
      case CANCELLED -> CANCELLED;
    };
  }
}
