package io.trainyard.engine.store;

import io.trainyard.engine.alert.AlertEvents;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Who is told what, and what became of it; one that is done stays so. */
public final class NotificationTables implements Projection {
  private static final String NOTIFICATION =
      "create table notification("
          + "id bigint primary key, run bigint not null, pipeline varchar not null,"
          + " about varchar(20) not null, step varchar not null, channel varchar not null,"
          + " message varchar not null, due clob not null,"
          + " created timestamp(9) with time zone not null, state varchar(10) not null,"
          + " tries int not null, next_try timestamp(9) with time zone,"
          + " ended timestamp(9) with time zone, problem varchar not null, seq bigint not null)";
  private static final String BY_CHANNEL =
      "create index notification_channel on notification(state, channel, id)";
  private static final String BY_PIPELINE =
      "create index notification_pipeline on notification(pipeline, id)";

  @Override
  public Set<String> kinds() {
    return Set.of(AlertEvents.DUE, AlertEvents.TRIED, AlertEvents.SENT, AlertEvents.FAILED);
  }

  @Override
  public List<String> schema() {
    return List.of(NOTIFICATION, BY_CHANNEL, BY_PIPELINE);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    RowChange change = new RowChange(connection, event, "notification", "id");
    switch (event.kind()) {
      case AlertEvents.DUE -> due(change, change.read(AlertEvents.Due.class));
      case AlertEvents.TRIED -> tried(change, change.read(AlertEvents.Tried.class));
      case AlertEvents.SENT -> {
        AlertEvents.Sent sent = change.read(AlertEvents.Sent.class);
        ended(change, sent.notification(), sent.tries(), "SENT", "");
      }
      default -> {
        AlertEvents.Failed failed = change.read(AlertEvents.Failed.class);
        ended(change, failed.notification(), failed.tries(), "FAILED", failed.problem());
      }
    }
  }

  private static void due(RowChange change, AlertEvents.Due due) throws SQLException, Conflict {
    Event event = change.event();
    boolean isLeftOut = due.quietSeconds() != null && hasYounger(change, due, due.quietSeconds());
    change.insert(
        event.seq(),
        "insert into notification values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, null, ?, '', ?)",
        event.seq(),
        event.run(),
        due.pipeline(),
        due.about(),
        due.step(),
        due.channel(),
        due.message(),
        event.json(),
        event.time(),
        isLeftOut ? "LEFT_OUT" : "DUE",
        isLeftOut ? event.time() : null,
        event.seq());
  }

  /** Whether an equal one, itself not left out, came to be so short a time before. */
  private static boolean hasYounger(RowChange change, AlertEvents.Due due, long seconds)
      throws SQLException {
    Event event = change.event();
    return Statements.first(
            change.connection(),
            row -> row.getLong(1),
            "select id from notification where pipeline = ? and id < ? and about = ? and step = ?"
                + " and channel = ? and message = ? and state <> 'LEFT_OUT' and created > ?"
                + " order by id desc limit 1",
            due.pipeline(),
            event.seq(),
            due.about(),
            due.step(),
            due.channel(),
            due.message(),
            event.time().minusSeconds(seconds))
        .isPresent();
  }

  private static void tried(RowChange change, AlertEvents.Tried tried)
      throws SQLException, Conflict {
    change.update(
        tried.notification(),
        "update notification set tries = ?, next_try = ?, problem = ?, seq = ?"
            + " where id = ? and state = 'DUE' and seq < ?",
        tried.tries(),
        tried.next(),
        tried.problem(),
        change.event().seq(),
        tried.notification(),
        change.event().seq());
  }

  private static void ended(RowChange change, long id, int tries, String state, String problem)
      throws SQLException, Conflict {
    Event event = change.event();
    change.update(
        id,
        "update notification set state = ?, tries = ?, problem = ?, next_try = null, ended = ?,"
            + " seq = ? where id = ? and state = 'DUE' and seq < ?",
        state,
        tries,
        problem,
        event.time(),
        event.seq(),
        id,
        event.seq());
  }
}
