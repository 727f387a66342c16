package io.trainyard.engine.store;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.schedule.ScheduleEvents;
import io.trainyard.engine.schedule.Schedules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link ScheduleTables} and {@link PlannedTables} keep. Thread-safe. */
public final class StoredSchedules implements Schedules {
  private final Database database;

  public StoredSchedules(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Known> known() {
    Map<String, Instant> latest = latest();
    Map<String, Known> known = new HashMap<>();
    database
        .list(StoredSchedules::known, "select * from schedule where schedules <> ''")
        .forEach(
            each ->
                known.put(
                    each.getKey(),
                    new Known(
                        each.getValue().schedules(),
                        each.getValue().since(),
                        Optional.ofNullable(latest.get(each.getKey())))));
    return known;
  }

  private static Map.Entry<String, Known> known(ResultSet row) throws SQLException {
    return Map.entry(
        row.getString("pipeline"),
        new Known(
            row.getString("schedules"),
            Statements.instant(row, "since").orElseThrow(),
            Optional.empty()));
  }

  /** The latest logical time of each pipeline that fired, or that was left out. */
  private Map<String, Instant> latest() {
    Map<String, Instant> latest = new HashMap<>();
    database
        .list(
            row ->
                Map.entry(
                    row.getString("pipeline"), Statements.instant(row, "latest").orElseThrow()),
            "select pipeline, max(logical_time) latest from planned_run where backfill = 0"
                + " group by pipeline union all"
                + " select pipeline, max(logical_time) latest from schedule_skipped"
                + " group by pipeline")
        .forEach(
            each -> latest.merge(each.getKey(), each.getValue(), (a, b) -> a.isAfter(b) ? a : b));
    return latest;
  }

  @Override
  public Optional<Paused> paused(String pipeline) {
    return database
        .list(
            row ->
                new Paused(
                    row.getString("paused_by"), Statements.instant(row, "since").orElseThrow()),
            "select paused_by, since from schedule_paused where pipeline = ? and paused_by <> ''",
            pipeline)
        .stream()
        .findFirst();
  }

  @Override
  public List<ScheduleEvents.Skipped> skipped(String pipeline, int limit) {
    return database.list(
        row -> EventJson.read(row.getString("skipped"), ScheduleEvents.Skipped.class),
        "select skipped from schedule_skipped where pipeline = ?"
            + " order by logical_time desc, id desc limit ?",
        pipeline,
        limit);
  }
}
