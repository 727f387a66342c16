package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs. Every change is a compare-and-set: it is refused unless the run is in a state from which
 * the new one may be reached.
 */
public final class RunTables implements Projection {
  private static final String RUN =
      "create table run("
          + "number bigint primary key, pipeline varchar not null, version varchar not null,"
          + " definition varchar not null, cause varchar not null, actor varchar not null,"
          + " state varchar(20) not null, reason varchar not null, params varchar not null,"
          + " run_date date not null, cancelled_by varchar, paused_by varchar,"
          + " folder varchar not null, origin bigint, parent bigint, fresh boolean not null,"
          + " owner varchar not null,"
          + " created timestamp(9) with time zone not null,"
          + " started timestamp(9) with time zone, ended timestamp(9) with time zone,"
          + " seq bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(
        RunEvents.RUN_CREATED,
        RunEvents.RUN_STARTED,
        RunEvents.RUN_CANCEL_ASKED,
        RunEvents.RUN_PAUSED,
        RunEvents.RUN_RESUMED,
        RunEvents.RUN_ENDED);
  }

  @Override
  public List<String> schema() {
    return List.of(RUN);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "run", "number");
    switch (event.kind()) {
      case RunEvents.RUN_CREATED -> createRun(change, change.read(RunEvents.RunCreated.class));
      case RunEvents.RUN_STARTED -> startRun(change);
      case RunEvents.RUN_CANCEL_ASKED -> note(change, "cancelled_by", change.event().actor());
      case RunEvents.RUN_PAUSED -> note(change, "paused_by", change.event().actor());
      case RunEvents.RUN_RESUMED -> note(change, "paused_by", null);
      case RunEvents.RUN_ENDED -> endRun(change, change.read(RunEvents.RunEnded.class));
      default -> throw new IllegalArgumentException("no event of runs: " + event.kind());
    }
  }

  private static void createRun(RowChange change, RunEvents.RunCreated created)
      throws SQLException, Conflict {
    Event event = change.event();
    change.insert(
        event.run(),
        "insert into run values(?, ?, ?, ?, ?, ?, 'QUEUED', '', ?, ?, null, null, ?, ?, ?, ?, ?,"
            + " ?, null, null, ?)",
        event.run(),
        created.pipeline(),
        created.version(),
        created.definition(),
        created.cause(),
        event.actor(),
        created.params().toString(),
        created.runDate(),
        created.folder() == null ? "" : created.folder(),
        created.origin(),
        created.parent(),
        created.fresh() != null && created.fresh(),
        created.owner() == null ? "" : created.owner(),
        event.time(),
        event.seq());
  }

  private static void startRun(RowChange change) throws SQLException, Conflict {
    Event event = change.event();
    change.update(
        event.run(),
        "update run set state = 'RUNNING', started = ?, seq = ? where number = ? and seq < ? and "
            + comesBefore(RunState.RUNNING),
        event.time(),
        event.seq(),
        event.run(),
        event.seq());
  }

  /** What somebody asked of a run that has not ended. */
  private static void note(RowChange change, String column, @Nullable String actor)
      throws SQLException, Conflict {
    Event event = change.event();
    change.update(
        event.run(),
        "update run set "
            + column
            + " = ?, seq = ? where number = ? and seq < ? and "
            + comesBefore(RunState.CANCELLED),
        actor,
        event.seq(),
        event.run(),
        event.seq());
  }

  private static void endRun(RowChange change, RunEvents.RunEnded ended)
      throws SQLException, Conflict {
    Event event = change.event();
    change.update(
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

  private static String comesBefore(RunState next) {
    return RowChange.stateIn(RunState.values(), state -> state.canBecome(next));
  }
}
