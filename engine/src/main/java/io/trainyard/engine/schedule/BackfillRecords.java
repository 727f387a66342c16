package io.trainyard.engine.schedule;

import io.trainyard.engine.run.Run;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is remembered of backfills. Thread-safe. */
public interface BackfillRecords {
  /** The latest first. */
  List<Backfill> all();

  /** Those of one pipeline, the latest first; at most so many. */
  List<Backfill> latest(String pipeline, int limit);

  Optional<Backfill> backfill(long number);

  /** How one was asked for; empty where there is none. */
  Optional<BackfillEvents.Created> created(long number);

  /** The last run of a pipeline about each day of a range, whoever asked for it. */
  Map<LocalDate, Run> runs(String pipeline, LocalDate from, LocalDate to);
}
