package io.trainyard.web.api;

import java.util.List;

/** The backfills of a home. Thread-safe. What cannot be done is a {@link Problem}. */
public interface BackfillsDesk {
  /** The latest first. */
  List<BackfillView> backfills();

  BackfillView backfill(long number);

  /** What one would do, with every day that it leaves out; nothing is started. */
  BackfillPlanView plan(BackfillRequest request);

  BackfillView start(BackfillRequest request, String actor);

  /**
   * Changes one.
   *
   * @param action pause, resume or cancel
   */
  BackfillView change(long number, String action, String actor);
}
