package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Attempts. Every change is a compare-and-set: it is refused unless the attempt is in a state from
 * which the new one may be reached, under the token of its launch.
 */
public final class AttemptTables implements Projection {
  private static final String ATTEMPT =
      "create table attempt("
          + "id bigint primary key, run bigint not null, step varchar not null,"
          + " partition_key varchar not null, try_number int not null, token bigint not null,"
          + " state varchar(20) not null, cause varchar(20), message varchar not null,"
          + " retryable boolean not null, exit_code int,"
          + " out_of_memory boolean not null, not_before timestamp(9) with time zone not null,"
          + " started timestamp(9) with time zone, ended timestamp(9) with time zone,"
          + " inputs varchar not null, row_count bigint, metrics varchar not null,"
          + " findings clob not null, outputs varchar not null, decision boolean,"
          + " waiting_state varchar not null, skip varchar(30), reused bigint, seq bigint not null,"
          + " unique(run, step, partition_key, try_number))";

  @Override
  public Set<String> kinds() {
    return Set.of(
        RunEvents.ATTEMPT_CREATED,
        RunEvents.ATTEMPT_STARTED,
        RunEvents.ATTEMPT_RELAUNCHED,
        RunEvents.ATTEMPT_WAITING,
        RunEvents.ATTEMPT_ENDED);
  }

  @Override
  public List<String> schema() {
    return List.of(ATTEMPT);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "attempt", "id");
    switch (event.kind()) {
      case RunEvents.ATTEMPT_CREATED -> create(change, change.read(RunEvents.AttemptCreated.class));
      case RunEvents.ATTEMPT_STARTED -> start(change, change.read(RunEvents.AttemptStarted.class));
      case RunEvents.ATTEMPT_RELAUNCHED ->
          relaunch(change, change.read(RunEvents.AttemptRelaunched.class));
      case RunEvents.ATTEMPT_WAITING ->
          waitFor(change, change.read(RunEvents.AttemptWaiting.class));
      case RunEvents.ATTEMPT_ENDED -> end(change, change.read(RunEvents.AttemptEnded.class));
      default -> throw new IllegalArgumentException("no event of attempts: " + event.kind());
    }
  }

  private static void create(RowChange change, RunEvents.AttemptCreated created)
      throws SQLException, Conflict {
    Event event = change.event();
    change.insert(
        created.attempt(),
        "insert into attempt values(?, ?, ?, ?, ?, 0, 'SCHEDULED', null, '', false, null, false,"
            + " ?, null, null,"
            + " '[]', null, '{}', '[]', '{}', null, '', null, null, ?)",
        created.attempt(),
        event.run(),
        created.step(),
        created.key(),
        created.tryNumber(),
        created.notBefore(),
        event.seq());
  }

  private static void start(RowChange change, RunEvents.AttemptStarted started)
      throws SQLException, Conflict {
    Event event = change.event();
    change.update(
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

  private static void relaunch(RowChange change, RunEvents.AttemptRelaunched again)
      throws SQLException, Conflict {
    Event event = change.event();
    change.update(
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

  private static void waitFor(RowChange change, RunEvents.AttemptWaiting waiting)
      throws SQLException, Conflict {
    Event event = change.event();
    change.update(
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

  private static void end(RowChange change, RunEvents.AttemptEnded ended)
      throws SQLException, Conflict {
    Event event = change.event();
    change.update(
        ended.attempt(),
        "update attempt set state = ?, cause = ?, message = ?, retryable = ?, exit_code = ?,"
            + " out_of_memory = ?, ended = ?,"
            + " row_count = ?, metrics = ?, findings = ?, outputs = ?, decision = ?,"
            + " skip = ?, reused = ?, seq = ?"
            + " where id = ? and seq < ? and token = ? and "
            + comesBefore(ended.state()),
        ended.state().name(),
        ended.cause() == null ? null : ended.cause().name(),
        ended.message(),
        ended.retryable(),
        ended.exitCode(),
        ended.detail().outOfMemory(),
        event.time(),
        ended.rows(),
        TableJson.write(ended.metrics()),
        TableJson.write(ended.findings()),
        TableJson.write(ended.outputs()),
        ended.decision(),
        ended.skip() == null ? null : ended.skip().name(),
        ended.reused(),
        event.seq(),
        ended.attempt(),
        event.seq(),
        ended.token());
  }

  private static String comesBefore(AttemptState next) {
    return RowChange.stateIn(AttemptState.values(), state -> state.canBecome(next));
  }
}
