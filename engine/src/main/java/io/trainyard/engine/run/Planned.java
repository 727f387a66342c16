package io.trainyard.engine.run;

import java.time.Instant;

/**
 * When a run was to be, known before there was one. No two runs of a pipeline have the same logical
 * time and backfill: asked for twice, by a clock that jumps or by two servers, there is one run.
 *
 * @param logical the time it is about
 * @param scheduled when it was to be created; the actual time is when it was
 * @param backfill number of the backfill that it belongs to; 0 = it came by schedule
 */
public record Planned(Instant logical, Instant scheduled, long backfill) {
  /** Planned by a schedule. */
  public Planned(Instant logical, Instant scheduled) {
    this(logical, scheduled, 0);
  }

  /** What is unique in a pipeline. */
  record Key(String pipeline, Instant logical, long backfill) {}

  Key key(String pipeline) {
    return new Key(pipeline, logical, backfill);
  }
}
