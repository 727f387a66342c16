package io.trainyard.web.view;

import java.util.Locale;
import java.util.Optional;

/** What a page says on top once something was done. An address carries its code, never its text. */
public enum Notice {
  RUN_STARTED("The run has started."),
  RUN_CANCELLED("The run was asked to stop. What runs ends first."),
  RUN_PAUSED("The run is paused. What runs goes on; nothing new begins."),
  RUN_RESUMED("The run goes on."),
  RUN_RERUN("A new run goes on from there."),
  SCHEDULE_PAUSED("The schedule is paused. What fires is left out until somebody resumes it."),
  SCHEDULE_RESUMED("The schedule goes on."),
  BACKFILL_PAUSED("The backfill is paused. What runs goes on; nothing new begins."),
  BACKFILL_RESUMED("The backfill goes on."),
  BACKFILL_CANCELLED("The backfill was asked to stop. What runs ends first."),
  APPROVED("Your approval is noted."),
  REFUSED("Your refusal is noted."),
  ALIAS_MOVED("The alias points to this version now.");

  private final String text;

  Notice(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** Such as {@code run-started}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The notice of a code; empty = there is none, and nothing is said. */
  static Optional<Notice> of(String code) {
    for (Notice notice : values()) {
      if (notice.code().equals(code)) {
        return Optional.of(notice);
      }
    }
    return Optional.empty();
  }
}
