package io.trainyard.engine.store;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.schedule.LateEvents;
import io.trainyard.engine.schedule.Lateness;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link LatenessTables} keeps. Thread-safe. */
public final class StoredLateness implements Lateness {
  private final Database database;

  public StoredLateness(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, Known> known() {
    Map<String, Known> known = new HashMap<>();
    database
        .list(
            row ->
                Map.entry(
                    row.getString("pipeline"),
                    new Known(
                        row.getString("deadlines"),
                        Statements.instant(row, "since").orElseThrow())),
            "select * from deadline")
        .forEach(each -> known.put(each.getKey(), each.getValue()));
    return known;
  }

  @Override
  public List<Missed> missed(String pipeline, int limit) {
    return database.list(
        row -> new Missed(row.getLong("run"), late(row)),
        "select * from late where pipeline = ? order by deadline desc, id desc limit ?",
        pipeline,
        limit);
  }

  @Override
  public List<LateEvents.Late> ofRun(long run) {
    return database.list(
        StoredLateness::late, "select late from late where run = ? order by id", run);
  }

  private static LateEvents.Late late(ResultSet row) throws SQLException {
    return EventJson.read(row.getString("late"), LateEvents.Late.class);
  }
}
