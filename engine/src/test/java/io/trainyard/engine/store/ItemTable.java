package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.event.NewEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small projection: items that are added once and then move from state to state. */
final class ItemTable implements Projection {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static NewEvent added(long id) {
    return new NewEvent("item.added", "engine", 0, "{\"id\":" + id + "}");
  }

  static NewEvent moved(long id, String from, String to) {
    String json = "{\"id\":" + id + ",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}";
    return new NewEvent("item.moved", "engine", 0, json);
  }

  /** Every item and its state. */
  static Map<Long, String> items(Store store) {
    return store
        .database()
        .read(
            connection -> {
              Map<Long, String> items = new TreeMap<>();
              try (PreparedStatement select =
                      connection.prepareStatement("select id, state from item");
                  ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                  items.put(rows.getLong(1), rows.getString(2));
                }
              }
              return items;
            });
  }

  @Override
  public Set<String> kinds() {
    return Set.of("item.added", "item.moved");
  }

  @Override
  public List<String> schema() {
    return List.of(
        "create table item(id bigint primary key, state varchar(20) not null, seq bigint not null)");
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    JsonNode json = JSON.readTree(event.json());
    long id = json.get("id").asLong();
    if (seqOf(connection, id) >= event.seq()) {
      return;
    }
    if (event.kind().equals("item.added")) {
      add(connection, id, event.seq());
    } else {
      move(connection, id, json, event.seq());
    }
  }

  private static long seqOf(Connection connection, long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select seq from item where id = ?")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** Lets the database refuse a second item of the same id. */
  private static void add(Connection connection, long id, long seq) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into item values(?, 'new', ?)")) {
      insert.setLong(1, id);
      insert.setLong(2, seq);
      insert.executeUpdate();
    }
  }

  private static void move(Connection connection, long id, JsonNode json, long seq)
      throws SQLException, Conflict {
    String from = json.get("from").asString();
    try (PreparedStatement update =
        connection.prepareStatement(
            "update item set state = ?, seq = ? where id = ? and state = ?")) {
      update.setString(1, json.get("to").asString());
      update.setLong(2, seq);
      update.setLong(3, id);
      update.setString(4, from);
      if (update.executeUpdate() != 1) {
        throw new Conflict("item " + id + " is no longer " + from);
      }
    }
  }
}
