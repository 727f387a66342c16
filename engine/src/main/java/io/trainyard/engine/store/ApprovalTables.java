package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.registry.ApprovalEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What people were asked and what they said: one answer for each person and attempt. */
public final class ApprovalTables implements Projection {
  private static final String APPROVAL =
      "create table approval("
          + "attempt bigint primary key, run bigint not null, asked clob not null,"
          + " time timestamp(9) with time zone not null, seq bigint not null)";
  private static final String BY_RUN = "create index approval_run on approval(run)";
  private static final String ANSWER =
      "create table approval_answer("
          + "id bigint primary key, attempt bigint not null, actor varchar not null,"
          + " answer clob not null, time timestamp(9) with time zone not null,"
          + " seq bigint not null, unique(attempt, actor))";

  @Override
  public Set<String> kinds() {
    return Set.of(ApprovalEvents.ASKED, ApprovalEvents.GIVEN);
  }

  @Override
  public List<String> schema() {
    return List.of(APPROVAL, BY_RUN, ANSWER);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    if (event.kind().equals(ApprovalEvents.ASKED)) {
      asked(connection, event);
    } else {
      given(connection, event);
    }
  }

  private static void asked(Connection connection, Event event) throws SQLException {
    ApprovalEvents.Asked asked = EventJson.read(event.json(), ApprovalEvents.Asked.class);
    if (Statements.first(
            connection,
            row -> row.getLong(1),
            "select attempt from approval where attempt = ?",
            asked.attempt())
        .isEmpty()) {
      Statements.update(
          connection,
          "insert into approval values(?, ?, ?, ?, ?)",
          asked.attempt(),
          event.run(),
          event.json(),
          event.time(),
          event.seq());
    }
  }

  private static void given(Connection connection, Event event) throws SQLException, Conflict {
    ApprovalEvents.Given given = EventJson.read(event.json(), ApprovalEvents.Given.class);
    Optional<Long> earlier =
        Statements.first(
            connection,
            row -> row.getLong(1),
            "select seq from approval_answer where attempt = ? and actor = ?",
            given.attempt(),
            event.actor());
    if (earlier.isPresent()) {
      if (earlier.get() < event.seq()) {
        throw new Conflict(event.actor() + " has answered already");
      }
      return;
    }
    Statements.update(
        connection,
        "insert into approval_answer values(?, ?, ?, ?, ?, ?)",
        event.seq(),
        given.attempt(),
        event.actor(),
        event.json(),
        event.time(),
        event.seq());
  }
}
