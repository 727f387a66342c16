package io.trainyard.engine.store;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.schedule.Backfill;
import io.trainyard.engine.schedule.BackfillEvents;
import io.trainyard.engine.schedule.BackfillRecords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link BackfillTables} and {@link PlannedTables} keep. Thread-safe. */
public final class StoredBackfills implements BackfillRecords {
  /** Of all pipelines together. */
  private static final int LOOKED_AT = 500;

  private final Database database;

  public StoredBackfills(Database database) {
    this.database = database;
  }

  private record Row(BackfillEvents.Created created, String actor, String state) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          EventJson.read(row.getString("created"), BackfillEvents.Created.class),
          row.getString("actor"),
          row.getString("state"));
    }
  }

  @Override
  public List<Backfill> all() {
    return database.read(
        connection -> {
          List<Backfill> backfills = new ArrayList<>();
          for (Row row :
              Statements.list(connection, Row::of, "select * from backfill order by number desc")) {
            backfills.add(backfill(connection, row));
          }
          return backfills;
        });
  }

  @Override
  public List<Backfill> latest(String pipeline, int limit) {
    return database.read(
        connection -> {
          List<Backfill> backfills = new ArrayList<>();
          String latest = "select * from backfill order by number desc limit " + LOOKED_AT;
          for (Row row : Statements.list(connection, Row::of, latest)) {
            if (row.created().pipeline().equals(pipeline) && backfills.size() < limit) {
              backfills.add(backfill(connection, row));
            }
          }
          return backfills;
        });
  }

  @Override
  public Optional<Backfill> backfill(long number) {
    return database.read(
        connection -> {
          Optional<Row> row =
              Statements.first(
                  connection, Row::of, "select * from backfill where number = ?", number);
          return row.isEmpty()
              ? Optional.<Backfill>empty()
              : Optional.of(backfill(connection, row.get()));
        });
  }

  private static Backfill backfill(Connection connection, Row row) throws SQLException {
    BackfillEvents.Created created = row.created();
    List<Run> runs =
        Statements.list(
            connection,
            RunForm::run,
            "select r.* from planned_run p join run r on r.number = p.run"
                + " where p.pipeline = ? and p.backfill = ? order by r.number",
            created.pipeline(),
            created.backfill());
    return new Backfill(
        created.backfill(),
        created.pipeline(),
        row.actor(),
        created.days(),
        row.state().equals("PAUSED"),
        row.state().equals("CANCELLED"),
        runs);
  }

  @Override
  public Optional<BackfillEvents.Created> created(long number) {
    return database
        .first(Row::of, "select * from backfill where number = ?", number)
        .map(Row::created);
  }

  @Override
  public Map<LocalDate, Run> runs(String pipeline, LocalDate from, LocalDate to) {
    Map<LocalDate, Run> latest = new HashMap<>();
    database
        .list(
            RunForm::run,
            "select * from run where pipeline = ? and run_date between ? and ? order by number",
            pipeline,
            from,
            to)
        .forEach(run -> latest.put(run.runDate(), run));
    return latest;
  }
}
