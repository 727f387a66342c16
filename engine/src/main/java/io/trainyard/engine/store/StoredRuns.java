package io.trainyard.engine.store;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.StepKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads what {@link RunTables} and {@link AttemptTables} hold. Thread-safe. */
public final class StoredRuns implements Runs {
  private static final String UNFINISHED =
      " from run where state in ('QUEUED', 'RUNNING') order by number";

  /** An attempt without the large columns, of which a run of many steps has megabytes. */
  private static final String OUTLINE =
      "id, run, step, partition_key, try_number, token, state, cause, message, retryable,"
          + " exit_code, out_of_memory, not_before, started, ended, row_count, decision, skip,"
          + " reused, cast(null as varchar) as details, cast(null as varchar) as findings";

  /** Runs whose attempts are read at once: H2 writes larger results to a file first. */
  private static final int AT_ONCE = 1_000;

  private final Database database;

  public StoredRuns(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Run> run(long number) {
    return database.first(RunForm::run, "select * from run where number = ?", number);
  }

  @Override
  public List<Run> latest(String pipeline, int limit) {
    if (pipeline.isEmpty()) {
      return database.list(RunForm::run, "select * from run order by number desc limit ?", limit);
    }
    return database.list(
        RunForm::run,
        "select * from run where pipeline = ? order by pipeline desc, number desc limit ?",
        pipeline,
        limit);
  }

  @Override
  public List<Attempt> attempts(long run) {
    return database.list(
        AttemptForm::attempt, "select * from attempt where run = ? order by id", run);
  }

  @Override
  public List<Attempt> outline(long run) {
    return database.list(
        AttemptForm::attempt, "select " + OUTLINE + " from attempt where run = ? order by id", run);
  }

  @Override
  public List<Attempt> tries(long run, StepKey node) {
    return database.list(
        AttemptForm::attempt,
        "select * from attempt where run = ? and step = ? and partition_key = ?"
            + " order by try_number",
        run,
        node.step(),
        node.key());
  }

  @Override
  public List<Attempt> withFindings(long run, int limit) {
    return database.list(
        AttemptForm::attempt,
        "select * from attempt where run = ? and findings is not null order by id limit ?",
        run,
        limit);
  }

  @Override
  public long lastSeq(long run) {
    return database
        .first(
            row -> row.getLong(1),
            "select coalesce(max(seq), 0) from (select seq from run where number = ?"
                + " union all select seq from attempt where run = ?) changes",
            run,
            run)
        .orElse(0L);
  }

  @Override
  public List<Run> unfinished() {
    return database.list(RunForm::run, "select *" + UNFINISHED);
  }

  @Override
  public List<Attempt> unfinishedAttempts() {
    List<Attempt> attempts =
        database.read(
            connection -> {
              List<Long> open =
                  Statements.list(connection, row -> row.getLong(1), "select number" + UNFINISHED);
              List<Attempt> found = new ArrayList<>();
              for (int from = 0; from < open.size(); from += AT_ONCE) {
                List<Long> some = open.subList(from, Math.min(open.size(), from + AT_ONCE));
                found.addAll(attempts(connection, some));
              }
              return found;
            });
    attempts.sort(Comparator.comparingLong(Attempt::id));
    return attempts;
  }

  private static List<Attempt> attempts(Connection connection, List<Long> runs)
      throws SQLException {
    Array numbers = connection.createArrayOf("bigint", runs.toArray());
    return Statements.list(
        connection, AttemptForm::attempt, "select * from attempt where run = any(?)", numbers);
  }

  @Override
  public List<Item> items(long attempt) {
    return database
        .first(
            row -> row.getString("items"),
            "select items from attempt_items where attempt = ?",
            attempt)
        .map(StoredRuns::readItems)
        .orElse(List.of());
  }

  private static List<Item> readItems(String json) {
    return TableJson.list(json, RunEvents.ItemMade.class).stream()
        .map(RunEvents.ItemMade::toItem)
        .toList();
  }

  @Override
  public String waitingState(long attempt) {
    return database
        .first(
            row -> row.getString(1),
            "select coalesce(waiting_state, '') from attempt where id = ?",
            attempt)
        .orElse("");
  }

  @Override
  public Optional<Long> planned(String pipeline, Planned planned) {
    return database.first(
        row -> row.getLong(1),
        "select run from planned_run where pipeline = ? and logical_time = ? and backfill = ?",
        pipeline,
        planned.logical(),
        planned.backfill());
  }

  @Override
  public Numbers numbers() {
    return database
        .first(
            row -> new Numbers(row.getLong(1), row.getLong(2), row.getLong(3)),
            "select (select coalesce(max(number), 0) from run),"
                + " (select coalesce(max(id), 0) from attempt),"
                + " (select coalesce(max(token), 0) from attempt)")
        .orElseThrow();
  }
}
