package io.trainyard.engine.store;

import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What was collected last from each source, and the newest version of each published table. */
public final class DataTables implements Projection {
  private static final String COLLECTED =
      "create table collected("
          + "id bigint primary key, source_key varchar not null unique, source varchar not null,"
          + " source_digest varchar not null, table_digest varchar not null, bytes bigint not null,"
          + " facts varchar not null, seq bigint not null)";
  private static final String PUBLISHED =
      "create table published("
          + "id bigint primary key, name varchar not null unique, table_digest varchar not null,"
          + " bytes bigint not null, facts varchar not null, seq bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(DataEvents.COLLECTED, DataEvents.PUBLISHED);
  }

  @Override
  public List<String> schema() {
    return List.of(COLLECTED, PUBLISHED);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    if (event.kind().equals(DataEvents.COLLECTED)) {
      collect(connection, event.seq(), EventJson.read(event.json(), DataEvents.Collected.class));
    } else {
      publish(connection, event.seq(), EventJson.read(event.json(), DataEvents.Published.class));
    }
  }

  private static void collect(Connection connection, long seq, DataEvents.Collected collected)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "collected", "source_key", collected.key(), seq)) {
      return;
    }
    String facts = TableJson.write(new TreeMap<>(collected.facts()));
    int changed =
        Statements.update(
            connection,
            "update collected set source = ?, source_digest = ?, table_digest = ?, bytes = ?,"
                + " facts = ?, seq = ? where source_key = ?",
            collected.source(),
            collected.sourceDigest(),
            collected.table(),
            collected.bytes(),
            facts,
            seq,
            collected.key());
    if (changed == 0) {
      AppliedRows.insert(
          connection,
          "source " + collected.source(),
          "insert into collected values(?, ?, ?, ?, ?, ?, ?, ?)",
          seq,
          collected.key(),
          collected.source(),
          collected.sourceDigest(),
          collected.table(),
          collected.bytes(),
          facts,
          seq);
    }
  }

  private static void publish(Connection connection, long seq, DataEvents.Published published)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "published", "name", published.name(), seq)) {
      return;
    }
    String facts = TableJson.write(new TreeMap<>(published.facts()));
    int changed =
        Statements.update(
            connection,
            "update published set table_digest = ?, bytes = ?, facts = ?, seq = ? where name = ?",
            published.table(),
            published.bytes(),
            facts,
            seq,
            published.name());
    if (changed == 0) {
      AppliedRows.insert(
          connection,
          "table " + published.name(),
          "insert into published values(?, ?, ?, ?, ?, ?)",
          seq,
          published.name(),
          published.table(),
          published.bytes(),
          facts,
          seq);
    }
  }
}
