package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.schedule.ScheduleEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Since when pipelines start by themselves, and which of their fires were left out. */
public final class ScheduleTables implements Projection {
  private static final String SCHEDULE =
      "create table schedule("
          + "pipeline varchar primary key, schedules varchar not null,"
          + " since timestamp(9) with time zone not null, seq bigint not null)";
  private static final String SKIPPED =
      "create table schedule_skipped("
          + "id bigint primary key, pipeline varchar not null, skipped clob not null,"
          + " logical_time timestamp(9) with time zone not null, seq bigint not null)";
  private static final String PAUSED =
      "create table schedule_paused("
          + "pipeline varchar primary key, paused_by varchar not null,"
          + " since timestamp(9) with time zone not null, seq bigint not null)";
  private static final String BY_PIPELINE =
      "create index schedule_skipped_pipeline on schedule_skipped(pipeline, logical_time)";

  @Override
  public Set<String> kinds() {
    return Set.of(
        ScheduleEvents.TAKEN,
        ScheduleEvents.DROPPED,
        ScheduleEvents.SKIPPED,
        ScheduleEvents.PAUSED,
        ScheduleEvents.RESUMED);
  }

  @Override
  public List<String> schema() {
    return List.of(SCHEDULE, SKIPPED, PAUSED, BY_PIPELINE);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    switch (event.kind()) {
      case ScheduleEvents.TAKEN -> {
        ScheduleEvents.Taken taken = EventJson.read(event.json(), ScheduleEvents.Taken.class);
        set(connection, event, taken.pipeline(), taken.schedules(), taken.since());
      }
      case ScheduleEvents.DROPPED -> {
        String pipeline = EventJson.read(event.json(), ScheduleEvents.Dropped.class).pipeline();
        set(connection, event, pipeline, "", event.time());
      }
      case ScheduleEvents.PAUSED ->
          paused(
              connection,
              event,
              EventJson.read(event.json(), ScheduleEvents.Paused.class).pipeline(),
              event.actor());
      case ScheduleEvents.RESUMED ->
          paused(
              connection,
              event,
              EventJson.read(event.json(), ScheduleEvents.Resumed.class).pipeline(),
              "");
      default -> skipped(connection, event);
    }
  }

  /** Nobody holds up a pipeline that goes on. */
  private static void paused(Connection connection, Event event, String pipeline, String by)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "schedule_paused", "pipeline", pipeline, event.seq())) {
      return;
    }
    int changed =
        Statements.update(
            connection,
            "update schedule_paused set paused_by = ?, since = ?, seq = ? where pipeline = ?",
            by,
            event.time(),
            event.seq(),
            pipeline);
    if (changed == 0) {
      AppliedRows.insert(
          connection,
          "pause of " + pipeline,
          "insert into schedule_paused values(?, ?, ?, ?)",
          pipeline,
          by,
          event.time(),
          event.seq());
    }
  }

  private static void set(
      Connection connection, Event event, String pipeline, String schedules, Instant since)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "schedule", "pipeline", pipeline, event.seq())) {
      return;
    }
    int changed =
        Statements.update(
            connection,
            "update schedule set schedules = ?, since = ?, seq = ? where pipeline = ?",
            schedules,
            since,
            event.seq(),
            pipeline);
    if (changed == 0) {
      AppliedRows.insert(
          connection,
          "schedule of " + pipeline,
          "insert into schedule values(?, ?, ?, ?)",
          pipeline,
          schedules,
          since,
          event.seq());
    }
  }

  private static void skipped(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "schedule_skipped", "id");
    ScheduleEvents.Skipped skipped = change.read(ScheduleEvents.Skipped.class);
    change.insert(
        event.seq(),
        "insert into schedule_skipped values(?, ?, ?, ?, ?)",
        event.seq(),
        skipped.pipeline(),
        event.json(),
        skipped.logical(),
        event.seq());
  }
}
