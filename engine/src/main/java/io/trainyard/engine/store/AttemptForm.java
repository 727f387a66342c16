package io.trainyard.engine.store;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.FailureDetail;
import io.trainyard.engine.run.SkipCause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Attempts as rows. What is empty is not written. */
final class AttemptForm implements HeldRows.Form<AttemptForm.Row> {
  /** The columns that may change, in the order of the table. */
  private static final List<String> CHANGING =
      List.of(
          "token",
          "state",
          "cause",
          "message",
          "retryable",
          "exit_code",
          "out_of_memory",
          "not_before",
          "started",
          "ended",
          "row_count",
          "decision",
          "details",
          "findings",
          "waiting_state",
          "skip",
          "reused");

  private static final String INSERT =
      "insert into attempt values("
          + String.join(", ", Collections.nCopies(5 + CHANGING.size() + 1, "?"))
          + ")";
  private static final String UPDATE =
      "update attempt set "
          + String.join(" = ?, ", CHANGING)
          + " = ?, seq = ? where id = ? and seq = ?";

  static final List<String> SCHEMA =
      List.of(
          "create table attempt("
              + "id bigint primary key, run bigint not null, step varchar not null,"
              + " partition_key varchar not null, try_number int not null, token bigint not null,"
              + " state varchar(20) not null, cause varchar(20), message varchar,"
              + " retryable boolean not null, exit_code int,"
              + " out_of_memory boolean not null, not_before timestamp(9) with time zone not null,"
              + " started timestamp(9) with time zone, ended timestamp(9) with time zone,"
              + " row_count bigint, decision boolean, details varchar, findings clob,"
              + " waiting_state varchar, skip varchar(30), reused bigint, seq bigint not null,"
              + " unique(run, step, partition_key, try_number))",
          "create index attempt_token on attempt(token)");

  /**
   * An attempt, and what belongs to it that only its next launch needs.
   *
   * @param left what it left when it waited last; empty where it left nothing
   */
  record Row(Attempt attempt, String left) {}

  @Override
  public String table() {
    return "attempt";
  }

  @Override
  public String key() {
    return "id";
  }

  @Override
  public String insert() {
    return INSERT;
  }

  @Override
  public String update() {
    return UPDATE;
  }

  @Override
  public boolean isOver(Row row) {
    return row.attempt.state().isDone();
  }

  @Override
  public @Nullable Object[] all(Row row) {
    Attempt attempt = row.attempt;
    List<@Nullable Object> values = new ArrayList<>();
    values.add(attempt.id());
    values.add(attempt.run());
    values.add(attempt.step());
    values.add(attempt.key());
    values.add(attempt.tryNumber());
    addChanging(values, row);
    return values.toArray();
  }

  @Override
  public @Nullable Object[] changing(Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    addChanging(values, row);
    return values.toArray();
  }

  private static void addChanging(List<@Nullable Object> values, Row row) {
    Attempt attempt = row.attempt;
    FailureDetail detail = attempt.detail();
    values.add(attempt.token());
    values.add(attempt.state().name());
    values.add(attempt.cause().map(Enum::name).orElse(null));
    values.add(orNull(attempt.message()));
    values.add(attempt.retryable());
    values.add(detail.exitCode().isPresent() ? detail.exitCode().getAsInt() : null);
    values.add(detail.outOfMemory());
    values.add(attempt.notBefore());
    values.add(attempt.started().orElse(null));
    values.add(attempt.ended().orElse(null));
    addResult(values, attempt);
    values.add(orNull(row.left));
    values.add(attempt.skip().map(Enum::name).orElse(null));
    values.add(orNull(attempt.reused()));
  }

  private static void addResult(List<@Nullable Object> values, Attempt attempt) {
    values.add(orNull(attempt.rows()));
    values.add(attempt.decision().orElse(null));
    values.add(AttemptDetails.write(attempt));
    values.add(AttemptDetails.writeFindings(attempt));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  @Override
  public Row read(ResultSet row) throws SQLException {
    return new Row(attempt(row), text(row, "waiting_state"));
  }

  /** The attempt that a row of the table is. */
  static Attempt attempt(ResultSet row) throws SQLException {
    AttemptDetails details = AttemptDetails.read(row.getString("details"));
    return new Attempt(
        row.getLong("id"),
        row.getLong("run"),
        row.getString("step"),
        row.getString("partition_key"),
        row.getInt("try_number"),
        row.getLong("token"),
        AttemptState.valueOf(row.getString("state")),
        Optional.ofNullable(row.getString("cause")).map(FailureCause::valueOf),
        text(row, "message"),
        row.getBoolean("retryable"),
        detail(row),
        Statements.instant(row, "not_before").orElseThrow(),
        Statements.instant(row, "started"),
        Statements.instant(row, "ended"),
        details.toInputs(),
        Statements.number(row, "row_count"),
        details.metrics(),
        AttemptDetails.readFindings(row.getString("findings")),
        details.toOutputs(),
        decision(row),
        Optional.ofNullable(row.getString("skip")).map(SkipCause::valueOf),
        Statements.number(row, "reused"),
        Optional.empty());
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static FailureDetail detail(ResultSet row) throws SQLException {
    int code = row.getInt("exit_code");
    OptionalInt exitCode = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(code);
    return new FailureDetail(exitCode, row.getBoolean("out_of_memory"));
  }

  private static Optional<Boolean> decision(ResultSet row) throws SQLException {
    boolean yes = row.getBoolean("decision");
    return row.wasNull() ? Optional.empty() : Optional.of(yes);
  }
}
