package io.trainyard.engine.store;

import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Cancellation;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Runs as rows. */
final class RunForm implements HeldRows.Form<Run> {
  static final List<String> SCHEMA =
      List.of(
          "create table run("
              + "number bigint primary key, pipeline varchar not null, version varchar not null,"
              + " definition varchar not null, cause varchar not null, actor varchar not null,"
              + " params varchar, run_date date not null, folder varchar not null,"
              + " origin bigint, parent bigint, fresh boolean not null, owner varchar not null,"
              + " created timestamp(9) with time zone not null,"
              + " state varchar(20) not null, reason varchar not null,"
              + " logical_time timestamp(9) with time zone,"
              + " scheduled_time timestamp(9) with time zone, backfill bigint,"
              + " cancelled_by varchar, cancel_reason varchar, paused_by varchar,"
              + " started timestamp(9) with time zone, ended timestamp(9) with time zone,"
              + " seq bigint not null)",
          "create index run_pipeline on run(pipeline, number)",
          "create index run_state on run(state, number)",
          "create index run_cause on run(cause, number)",
          "create index run_actor on run(actor, number)",
          "create index run_created on run(created)",
          "create index run_day on run(run_date, number)");

  @Override
  public String table() {
    return "run";
  }

  @Override
  public String key() {
    return "number";
  }

  @Override
  public String insert() {
    return "insert into run values("
        + "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  }

  @Override
  public String update() {
    return "update run set state = ?, reason = ?, cancelled_by = ?, cancel_reason = ?,"
        + " paused_by = ?, started = ?, ended = ?, seq = ? where number = ? and seq = ?";
  }

  @Override
  public boolean isOver(Run run) {
    return run.state().isDone();
  }

  @Override
  public @Nullable Object[] all(Run run) {
    return new @Nullable Object[] {
      run.number(),
      run.pipeline(),
      run.version(),
      run.definition(),
      run.cause(),
      run.actor(),
      run.params().isEmpty() ? null : ValueJson.write(run.params()).toString(),
      run.runDate(),
      run.folder(),
      orNull(run.origin()),
      orNull(run.parent()),
      run.fresh(),
      run.owner(),
      run.created(),
      run.state().name(),
      run.reason(),
      run.planned().map(Planned::logical).orElse(null),
      run.planned().map(Planned::scheduled).orElse(null),
      run.planned().map(Planned::backfill).orElse(null),
      run.cancelledBy().orElse(null),
      run.cancellation().map(Cancellation::reason).orElse(null),
      run.pausedBy().orElse(null),
      run.started().orElse(null),
      run.ended().orElse(null)
    };
  }

  @Override
  public @Nullable Object[] changing(Run run) {
    return new @Nullable Object[] {
      run.state().name(),
      run.reason(),
      run.cancelledBy().orElse(null),
      run.cancellation().map(Cancellation::reason).orElse(null),
      run.pausedBy().orElse(null),
      run.started().orElse(null),
      run.ended().orElse(null)
    };
  }

  private static @Nullable Long orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  @Override
  public Run read(ResultSet row) throws SQLException {
    return run(row);
  }

  /** Most runs have none, and need no library for trees of JSON. */
  private static Map<String, Value> params(@Nullable String json) {
    return json == null ? Map.of() : ValueJson.readAll(TableJson.tree(json));
  }

  private static Optional<Planned> planned(ResultSet row) throws SQLException {
    Optional<Instant> logical = Statements.instant(row, "logical_time");
    if (logical.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Planned(
            logical.get(),
            Statements.instant(row, "scheduled_time").orElseThrow(),
            row.getLong("backfill")));
  }

  /** The run that a row of the table is. */
  static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getLong("number"),
        row.getString("pipeline"),
        row.getString("version"),
        row.getString("definition"),
        row.getString("cause"),
        row.getString("actor"),
        RunState.valueOf(row.getString("state")),
        row.getString("reason"),
        params(row.getString("params")),
        row.getObject("run_date", LocalDate.class),
        Statements.instant(row, "created").orElseThrow(),
        Statements.instant(row, "started"),
        Statements.instant(row, "ended"),
        row.getString("folder"),
        Statements.number(row, "origin"),
        Statements.number(row, "parent"),
        row.getBoolean("fresh"),
        row.getString("owner"),
        planned(row),
        Optional.ofNullable(row.getString("paused_by")),
        cancellation(row));
  }

  private static Optional<Cancellation> cancellation(ResultSet row) throws SQLException {
    String by = row.getString("cancelled_by");
    String reason = row.getString("cancel_reason");
    return by == null
        ? Optional.empty()
        : Optional.of(new Cancellation(by, reason == null ? "" : reason));
  }
}
