package io.trainyard.engine.schedule;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What events about backfills carry. */
public final class BackfillEvents {
  public static final String CREATED = "backfill.created";
  public static final String PAUSED = "backfill.paused";
  public static final String RESUMED = "backfill.resumed";
  public static final String CANCELLED = "backfill.cancelled";

  private BackfillEvents() {}

  /**
   * A backfill was asked for; its number is unique.
   *
   * @param definition digest of the definition that its runs have, an artifact
   * @param folder what relative paths of the pipeline are relative to
   * @param days what its runs are about, in the order of their making
   * @param params JSON of the values given for all of them
   */
  public record Created(
      long backfill,
      String pipeline,
      String definition,
      String folder,
      List<LocalDate> days,
      @Nullable JsonNode params) {}

  /** The event's actor wants no step of its runs to be launched. */
  public record Paused(long backfill) {}

  /** The event's actor lets its runs go on. */
  public record Resumed(long backfill) {}

  /** The event's actor ends it, with all its runs. */
  public record Cancelled(long backfill) {}
}
