package io.trainyard.engine.store;

import io.trainyard.engine.deploy.DeployEvents;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Endpoints and what they serve. A change from another version than the one that is served is
 * refused.
 */
public final class DeploymentTables implements Projection {
  private static final String ENDPOINT =
      "create table endpoint("
          + "id bigint primary key, name varchar not null unique, model varchar not null,"
          + " version bigint not null, run bigint not null,"
          + " since timestamp(9) with time zone not null, seq bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(DeployEvents.TRAFFIC_CHANGED);
  }

  @Override
  public List<String> schema() {
    return List.of(ENDPOINT);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    DeployEvents.TrafficChanged changed =
        EventJson.read(event.json(), DeployEvents.TrafficChanged.class);
    String endpoint = changed.endpoint();
    if (AppliedRows.hasSeen(connection, "endpoint", "name", endpoint, event.seq())) {
      return;
    }
    Optional<Long> now =
        Statements.first(
            connection,
            row -> row.getLong(1),
            "select version from endpoint where name = ?",
            endpoint);
    if (!Objects.equals(now.orElse(null), changed.fromVersion())) {
      throw new Conflict(
          "endpoint "
              + endpoint
              + now.map(version -> " serves version " + version).orElse(" is not there")
              + ", which is not what the step saw");
    }
    if (now.isPresent()) {
      change(connection, event, changed);
    } else {
      create(connection, event, changed);
    }
  }

  private static void create(
      Connection connection, Event event, DeployEvents.TrafficChanged changed) throws SQLException {
    Statements.update(
        connection,
        "insert into endpoint values(?, ?, ?, ?, ?, ?, ?)",
        event.seq(),
        changed.endpoint(),
        changed.model(),
        changed.version(),
        event.run(),
        event.time(),
        event.seq());
  }

  private static void change(
      Connection connection, Event event, DeployEvents.TrafficChanged changed) throws SQLException {
    Statements.update(
        connection,
        "update endpoint set model = ?, version = ?, run = ?, since = ?, seq = ? where name = ?",
        changed.model(),
        changed.version(),
        event.run(),
        event.time(),
        event.seq(),
        changed.endpoint());
  }
}
