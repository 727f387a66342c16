package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.FailureDetail;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.SkipCause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads what {@link RunTables} and {@link AttemptTables} hold. Thread-safe. */
public final class StoredRuns implements Runs {
  private final Database database;

  public StoredRuns(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Run> run(long number) {
    return database.first(StoredRuns::readRun, "select * from run where number = ?", number);
  }

  @Override
  public List<Run> latest(String pipeline, int limit) {
    return database.list(
        StoredRuns::readRun,
        "select * from run where ? in ('', pipeline) order by number desc limit ?",
        pipeline,
        limit);
  }

  @Override
  public List<Attempt> attempts(long run) {
    return database.list(
        StoredRuns::readAttempt, "select * from attempt where run = ? order by id", run);
  }

  @Override
  public long lastSeq(long run) {
    return database
        .first(
            row -> row.getLong(1),
            "select coalesce(max(seq), 0) from (select seq from run where number = ?"
                + " union all select seq from attempt where run = ?)",
            run,
            run)
        .orElse(0L);
  }

  @Override
  public List<Run> unfinished() {
    return database.list(
        StoredRuns::readRun,
        "select * from run where state in ('QUEUED', 'RUNNING') order by number");
  }

  @Override
  public List<Attempt> unfinishedAttempts() {
    return database.list(
        StoredRuns::readAttempt,
        "select attempt.* from run join attempt on attempt.run = run.number"
            + " where run.state in ('QUEUED', 'RUNNING') order by attempt.id");
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
        .first(row -> row.getString(1), "select waiting_state from attempt where id = ?", attempt)
        .orElse("");
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

  private static Run readRun(ResultSet row) throws SQLException {
    return new Run(
        row.getLong("number"),
        row.getString("pipeline"),
        row.getString("version"),
        row.getString("definition"),
        row.getString("cause"),
        row.getString("actor"),
        RunState.valueOf(row.getString("state")),
        row.getString("reason"),
        ValueJson.readAll(TableJson.tree(row.getString("params"))),
        row.getObject("run_date", LocalDate.class),
        Statements.instant(row, "created").orElseThrow(),
        Statements.instant(row, "started"),
        Statements.instant(row, "ended"),
        row.getString("folder"),
        optionalLong(row, "origin"),
        optionalLong(row, "parent"),
        row.getBoolean("fresh"),
        row.getString("owner"),
        Optional.ofNullable(row.getString("paused_by")),
        Optional.ofNullable(row.getString("cancelled_by")));
  }

  private static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static Attempt readAttempt(ResultSet row) throws SQLException {
    boolean yes = row.getBoolean("decision");
    Optional<Boolean> decision = row.wasNull() ? Optional.empty() : Optional.of(yes);
    return new Attempt(
        row.getLong("id"),
        row.getLong("run"),
        row.getString("step"),
        row.getString("partition_key"),
        row.getInt("try_number"),
        row.getLong("token"),
        AttemptState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("cause")).map(FailureCause::valueOf),
        row.getString("message"),
        row.getBoolean("retryable"),
        readDetail(row),
        Statements.instant(row, "not_before").orElseThrow(),
        Statements.instant(row, "started"),
        Statements.instant(row, "ended"),
        TableJson.list(row.getString("inputs"), RunEvents.Used.class).stream()
            .map(RunEvents.Used::toInput)
            .toList(),
        optionalLong(row, "row_count"),
        TableJson.map(row.getString("metrics"), Double.class),
        TableJson.list(row.getString("findings"), Finding.class),
        outputs(row.getString("outputs")),
        decision,
        Optional.ofNullable(row.getString("skip")).map(SkipCause::valueOf),
        optionalLong(row, "reused"),
        Optional.empty());
  }

  private static FailureDetail readDetail(ResultSet row) throws SQLException {
    int code = row.getInt("exit_code");
    OptionalInt exitCode = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(code);
    return new FailureDetail(exitCode, row.getBoolean("out_of_memory"));
  }

  private static Map<String, Artifact> outputs(String json) {
    Map<String, Artifact> outputs = new LinkedHashMap<>();
    TableJson.map(json, RunEvents.Made.class)
        .forEach((name, made) -> outputs.put(name, made.toArtifact()));
    return outputs;
  }
}
