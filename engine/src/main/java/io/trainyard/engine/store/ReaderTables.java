package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.ReaderEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Up to where readers with outside effects are done; moved by one process at a time. */
public final class ReaderTables implements Projection {
  private static final String READER =
      "create table reader(name varchar primary key, position bigint not null, seq bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(ReaderEvents.MOVED);
  }

  @Override
  public List<String> schema() {
    return List.of(READER);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    ReaderEvents.Moved moved = EventJson.read(event.json(), ReaderEvents.Moved.class);
    if (AppliedRows.hasSeen(connection, "reader", "name", moved.reader(), event.seq())) {
      return;
    }
    int changed =
        Statements.update(
            connection,
            "update reader set position = ?, seq = ? where name = ? and position = ?",
            moved.to(),
            event.seq(),
            moved.reader(),
            moved.from());
    if (changed > 0) {
      return;
    }
    if (moved.from() != 0) {
      throw new Conflict("the reader " + moved.reader() + " is not at " + moved.from());
    }
    AppliedRows.insert(
        connection,
        "the reader " + moved.reader(),
        "insert into reader values(?, ?, ?)",
        moved.reader(),
        moved.to(),
        event.seq());
  }
}
