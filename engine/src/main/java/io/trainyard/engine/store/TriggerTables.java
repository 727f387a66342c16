package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.trigger.TriggerEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Which triggers listen, what they heard, and what became of it: one run of a trigger for each key.
 */
public final class TriggerTables implements Projection {
  private static final String TRIGGER =
      "create table event_trigger("
          + "name varchar primary key, pipeline varchar not null, trigger_name varchar not null,"
          + " since bigint not null, settled bigint not null, listens boolean not null,"
          + " started timestamp(9) with time zone, seq bigint not null)";
  private static final String HEARD =
      "create table trigger_heard("
          + "id bigint primary key, name varchar not null, event bigint not null,"
          + " heard clob not null, seq bigint not null, unique(name, event))";
  private static final String RUN =
      "create table triggered_run("
          + "run bigint primary key, name varchar not null, event_key varchar not null,"
          + " started clob not null, seq bigint not null, unique(name, event_key))";
  private static final String LEFT_OUT =
      "create table trigger_left_out("
          + "id bigint primary key, pipeline varchar not null, left_out clob not null,"
          + " decided timestamp(9) with time zone not null, seq bigint not null)";
  private static final String BY_PIPELINE =
      "create index trigger_left_out_pipeline on trigger_left_out(pipeline, id)";

  @Override
  public Set<String> kinds() {
    return Set.of(
        TriggerEvents.TAKEN,
        TriggerEvents.DROPPED,
        TriggerEvents.HEARD,
        TriggerEvents.LEFT_OUT,
        TriggerEvents.STARTED);
  }

  @Override
  public List<String> schema() {
    return List.of(TRIGGER, HEARD, RUN, LEFT_OUT, BY_PIPELINE);
  }

  /** What a trigger is found by. */
  static String name(String pipeline, String trigger) {
    return pipeline + "/" + trigger;
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    switch (event.kind()) {
      case TriggerEvents.TAKEN -> {
        TriggerEvents.Taken taken = EventJson.read(event.json(), TriggerEvents.Taken.class);
        listen(connection, event, taken.pipeline(), taken.trigger(), true);
      }
      case TriggerEvents.DROPPED -> {
        TriggerEvents.Dropped gone = EventJson.read(event.json(), TriggerEvents.Dropped.class);
        listen(connection, event, gone.pipeline(), gone.trigger(), false);
      }
      case TriggerEvents.HEARD -> heard(connection, event);
      case TriggerEvents.LEFT_OUT -> leftOut(connection, event);
      default -> started(connection, event);
    }
  }

  /** Nothing that was heard before counts any more. */
  private static void listen(
      Connection connection, Event event, String pipeline, String trigger, boolean listens)
      throws SQLException, Conflict {
    String name = name(pipeline, trigger);
    if (AppliedRows.hasSeen(connection, "event_trigger", "name", name, event.seq())) {
      return;
    }
    int changed =
        Statements.update(
            connection,
            "update event_trigger set since = ?, settled = ?, listens = ?, seq = ? where name = ?",
            event.seq(),
            event.seq(),
            listens,
            event.seq(),
            name);
    if (changed == 0) {
      AppliedRows.insert(
          connection,
          "the trigger " + name,
          "insert into event_trigger values(?, ?, ?, ?, ?, ?, ?, ?)",
          name,
          pipeline,
          trigger,
          event.seq(),
          event.seq(),
          listens,
          null,
          event.seq());
    }
  }

  private static void heard(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "trigger_heard", "id");
    TriggerEvents.Heard heard = change.read(TriggerEvents.Heard.class);
    change.insert(
        event.seq(),
        "insert into trigger_heard values(?, ?, ?, ?, ?)",
        event.seq(),
        name(heard.pipeline(), heard.trigger()),
        heard.event(),
        event.json(),
        event.seq());
  }

  private static void leftOut(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "trigger_left_out", "id");
    TriggerEvents.LeftOut out = change.read(TriggerEvents.LeftOut.class);
    change.insert(
        event.seq(),
        "insert into trigger_left_out values(?, ?, ?, ?, ?)",
        event.seq(),
        out.pipeline(),
        event.json(),
        event.time(),
        event.seq());
    Statements.update(
        connection,
        "update event_trigger set settled = ?, seq = ? where name = ? and settled < ? and seq < ?",
        out.upTo(),
        event.seq(),
        name(out.pipeline(), out.trigger()),
        out.upTo(),
        event.seq());
  }

  private static void started(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "triggered_run", "run");
    TriggerEvents.Started started = change.read(TriggerEvents.Started.class);
    String name = name(started.pipeline(), started.trigger());
    change.insert(
        event.run(),
        "insert into triggered_run values(?, ?, ?, ?, ?)",
        event.run(),
        name,
        started.key(),
        event.json(),
        event.seq());
    Statements.update(
        connection,
        "update event_trigger set settled = ?, started = ?, seq = ? where name = ? and seq < ?",
        started.upTo(),
        event.time(),
        event.seq(),
        name,
        event.seq());
  }
}
