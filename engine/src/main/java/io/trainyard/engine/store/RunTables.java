package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs and their attempts. Every change is a compare-and-set: it is refused unless the row is in a
 * state from which the new one may be reached, under the token of the launch.
 */
public final class RunTables implements Projection {
  private static final String RUN =
      "create table run("
          + "number bigint primary key, pipeline varchar not null, version varchar not null,"
          + " definition varchar not null, cause varchar not null, actor varchar not null,"
          + " state varchar(20) not null, reason varchar not null, params varchar not null,"
          + " run_date date not null, cancelled_by varchar,"
          + " created timestamp(9) with time zone not null,"
          + " started timestamp(9) with time zone, ended timestamp(9) with time zone,"
          + " seq bigint not null)";
  private static final String ATTEMPT =
      "create table attempt("
          + "id bigint primary key, run bigint not null, step varchar not null,"
          + " partition_key varchar not null, try_number int not null, token bigint not null,"
          + " state varchar(20) not null, cause varchar(20), message varchar not null,"
          + " retryable boolean not null, not_before timestamp(9) with time zone not null,"
          + " started timestamp(9) with time zone, ended timestamp(9) with time zone,"
          + " inputs varchar not null, row_count bigint, metrics varchar not null,"
          + " findings clob not null, outputs varchar not null, decision boolean,"
          + " waiting_state varchar not null, seq bigint not null,"
          + " unique(run, step, partition_key, try_number))";

  @Override
  public Set<String> kinds() {
    return Set.of(
        RunEvents.RUN_CREATED,
        RunEvents.RUN_STARTED,
        RunEvents.RUN_CANCEL_ASKED,
        RunEvents.RUN_ENDED,
        RunEvents.ATTEMPT_CREATED,
        RunEvents.ATTEMPT_STARTED,
        RunEvents.ATTEMPT_RELAUNCHED,
        RunEvents.ATTEMPT_WAITING,
        RunEvents.ATTEMPT_ENDED);
  }

  @Override
  public List<String> schema() {
    return List.of(RUN, ATTEMPT);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    Change change = new Change(connection, event);
    switch (event.kind()) {
      case RunEvents.RUN_CREATED -> createRun(change, change.read(RunEvents.RunCreated.class));
      case RunEvents.RUN_STARTED -> startRun(change);
      case RunEvents.RUN_CANCEL_ASKED -> askToCancel(change);
      case RunEvents.RUN_ENDED -> endRun(change, change.read(RunEvents.RunEnded.class));
      case RunEvents.ATTEMPT_CREATED -> create(change, change.read(RunEvents.AttemptCreated.class));
      case RunEvents.ATTEMPT_STARTED -> start(change, change.read(RunEvents.AttemptStarted.class));
      case RunEvents.ATTEMPT_RELAUNCHED ->
          relaunch(change, change.read(RunEvents.AttemptRelaunched.class));
      case RunEvents.ATTEMPT_WAITING ->
          waitFor(change, change.read(RunEvents.AttemptWaiting.class));
      case RunEvents.ATTEMPT_ENDED -> end(change, change.read(RunEvents.AttemptEnded.class));
      default -> throw new IllegalArgumentException("no event of runs: " + event.kind());
    }
  }

  private static void createRun(Change change, RunEvents.RunCreated created)
      throws SQLException, Conflict {
    Event event = change.event;
    change.insert(
        "run",
        "number",
        event.run(),
        "insert into run values(?, ?, ?, ?, ?, ?, 'QUEUED', '', ?, ?, null, ?, null, null, ?)",
        event.run(),
        created.pipeline(),
        created.version(),
        created.definition(),
        created.cause(),
        event.actor(),
        created.params().toString(),
        created.runDate(),
        event.time(),
        event.seq());
  }

  private static void startRun(Change change) throws SQLException, Conflict {
    Event event = change.event;
    change.update(
        "run",
        "number",
        event.run(),
        "update run set state = 'RUNNING', started = ?, seq = ? where number = ? and seq < ? and "
            + comesBefore(RunState.RUNNING),
        event.time(),
        event.seq(),
        event.run(),
        event.seq());
  }

  private static void askToCancel(Change change) throws SQLException, Conflict {
    Event event = change.event;
    change.update(
        "run",
        "number",
        event.run(),
        "update run set cancelled_by = ?, seq = ? where number = ? and seq < ? and "
            + comesBefore(RunState.CANCELLED),
        event.actor(),
        event.seq(),
        event.run(),
        event.seq());
  }

  private static void endRun(Change change, RunEvents.RunEnded ended)
      throws SQLException, Conflict {
    Event event = change.event;
    change.update(
        "run",
        "number",
        event.run(),
        "update run set state = ?, reason = ?, ended = ?, seq = ?"
            + " where number = ? and seq < ? and "
            + comesBefore(ended.state()),
        ended.state().name(),
        ended.reason(),
        event.time(),
        event.seq(),
        event.run(),
        event.seq());
  }

  private static void create(Change change, RunEvents.AttemptCreated created)
      throws SQLException, Conflict {
    Event event = change.event;
    change.insert(
        "attempt",
        "id",
        created.attempt(),
        "insert into attempt values(?, ?, ?, ?, ?, 0, 'SCHEDULED', null, '', false, ?, null, null,"
            + " '[]', null, '{}', '[]', '{}', null, '', ?)",
        created.attempt(),
        event.run(),
        created.step(),
        created.key(),
        created.tryNumber(),
        created.notBefore(),
        event.seq());
  }

  private static void start(Change change, RunEvents.AttemptStarted started)
      throws SQLException, Conflict {
    Event event = change.event;
    change.update(
        "attempt",
        "id",
        started.attempt(),
        "update attempt set state = 'RUNNING', message = '', token = ?, inputs = ?,"
            + " started = coalesce(started, ?), seq = ? where id = ? and seq < ? and "
            + comesBefore(AttemptState.RUNNING),
        started.token(),
        TableJson.write(started.inputs()),
        event.time(),
        event.seq(),
        started.attempt(),
        event.seq());
  }

  private static void relaunch(Change change, RunEvents.AttemptRelaunched again)
      throws SQLException, Conflict {
    Event event = change.event;
    change.update(
        "attempt",
        "id",
        again.attempt(),
        "update attempt set token = ?, inputs = ?, seq = ?"
            + " where id = ? and seq < ? and state = 'RUNNING' and token = ?",
        again.token(),
        TableJson.write(again.inputs()),
        event.seq(),
        again.attempt(),
        event.seq(),
        again.earlierToken());
  }

  private static void waitFor(Change change, RunEvents.AttemptWaiting waiting)
      throws SQLException, Conflict {
    Event event = change.event;
    change.update(
        "attempt",
        "id",
        waiting.attempt(),
        "update attempt set state = 'WAITING', message = ?, not_before = ?, waiting_state = ?,"
            + " seq = ? where id = ? and seq < ? and token = ? and "
            + comesBefore(AttemptState.WAITING),
        waiting.reason(),
        waiting.until(),
        waiting.state(),
        event.seq(),
        waiting.attempt(),
        event.seq(),
        waiting.token());
  }

  private static void end(Change change, RunEvents.AttemptEnded ended)
      throws SQLException, Conflict {
    Event event = change.event;
    change.update(
        "attempt",
        "id",
        ended.attempt(),
        "update attempt set state = ?, cause = ?, message = ?, retryable = ?, ended = ?,"
            + " row_count = ?, metrics = ?, findings = ?, outputs = ?, decision = ?, seq = ?"
            + " where id = ? and seq < ? and token = ? and "
            + comesBefore(ended.state()),
        ended.state().name(),
        ended.cause() == null ? null : ended.cause().name(),
        ended.message(),
        ended.retryable(),
        event.time(),
        ended.rows(),
        TableJson.write(ended.metrics()),
        TableJson.write(ended.findings()),
        TableJson.write(ended.outputs()),
        ended.decision(),
        event.seq(),
        ended.attempt(),
        event.seq(),
        ended.token());
  }

  private static String comesBefore(AttemptState next) {
    return Arrays.stream(AttemptState.values())
        .filter(state -> state.canBecome(next))
        .map(state -> "'" + state + "'")
        .collect(Collectors.joining(", ", "state in (", ")"));
  }

  private static String comesBefore(RunState next) {
    return Arrays.stream(RunState.values())
        .filter(state -> state.canBecome(next))
        .map(state -> "'" + state + "'")
        .collect(Collectors.joining(", ", "state in (", ")"));
  }

  /** One event's change of one row. */
  private record Change(Connection connection, Event event) {

    <T extends Record> T read(Class<T> type) {
      return EventJson.read(event.json(), type);
    }

    void insert(String table, String key, long id, String sql, @Nullable Object... values)
        throws SQLException, Conflict {
      if (!AppliedRows.hasSeen(connection, table, key, id, event.seq())) {
        AppliedRows.insert(connection, table + " " + id, sql, values);
      }
    }

    void update(String table, String key, long id, String sql, @Nullable Object... values)
        throws SQLException, Conflict {
      if (Statements.update(connection, sql, values) == 0
          && !AppliedRows.hasSeen(connection, table, key, id, event.seq())) {
        throw new Conflict(
            table + " " + id + " is no longer what " + event.kind() + " takes it to be");
      }
    }
  }
}
