package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tables in a database in memory, changed event by event as the journal would. */
final class MemoryTables implements AutoCloseable {
  static final Instant TIME = Instant.parse("2026-03-01T06:00:00.123456Z");

  final Database database;
  private final Connection connection;
  private final List<Projection> projections = EngineTables.all();
  private final List<Event> events = new ArrayList<>();

  /** Tables under a name that no other test uses at the same time. */
  MemoryTables(String name) throws SQLException {
    String url = "jdbc:h2:mem:" + name;
    connection = DriverManager.getConnection(url, "sa", "");
    database = new Database(() -> DriverManager.getConnection(url, "sa", ""));
    for (Projection projection : projections) {
      for (String sql : projection.schema()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(sql);
        }
      }
    }
  }

  /** Writes an event of run 1 by the engine. */
  void write(String kind, Record facts) throws SQLException, Conflict {
    write(1, kind, facts);
  }

  void write(long run, String kind, Record facts) throws SQLException, Conflict {
    long seq = events.size() + 1L;
    apply(new Event(seq, TIME.plusSeconds(seq), kind, "engine", run, EventJson.write(facts)));
  }

  void apply(Event event) throws SQLException, Conflict {
    for (Projection projection : projections) {
      if (projection.kinds().contains(event.kind())) {
        apply(projection, event);
      }
    }
    events.add(event);
  }

  private void apply(Projection projection, Event event) throws SQLException, Conflict {
    boolean isApplied = false;
    try {
      projection.apply(connection, event);
      projection.flush(connection);
      isApplied = true;
    } catch (SQLException e) {
      throw new Conflict(Refused.orRethrow(e).getMessage());
    } finally {
      if (!isApplied) {
        projection.forget();
      }
    }
  }

  /** Applies everything once more, as a start after a crash does. */
  void replay() throws SQLException, Conflict {
    for (Event event : List.copyOf(events)) {
      apply(event);
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
    connection.close();
  }
}
