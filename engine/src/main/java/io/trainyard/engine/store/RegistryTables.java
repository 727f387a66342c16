package io.trainyard.engine.store;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.registry.RegistryEvents;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Models: their versions, where their aliases point, and every move of an alias. A version that is
 * there already, and a move from elsewhere than where the alias points, are refused.
 */
public final class RegistryTables implements Projection {
  private static final String VERSION =
      "create table model_version("
          + "seq bigint primary key, name varchar not null, version bigint not null,"
          + " model varchar not null, card varchar not null, run bigint not null,"
          + " step varchar not null, metrics varchar not null,"
          + " created timestamp(9) with time zone not null, unique(name, version))";
  private static final String VERSION_OF_RUN =
      "create index model_version_run on model_version(run)";
  private static final String ALIAS =
      "create table model_alias("
          + "id bigint primary key, name varchar not null, alias varchar not null,"
          + " version bigint not null, seq bigint not null, unique(name, alias))";
  private static final String MOVE =
      "create table alias_move("
          + "seq bigint primary key, name varchar not null, alias varchar not null,"
          + " from_version bigint, to_version bigint not null,"
          + " moved timestamp(9) with time zone not null, actor varchar not null,"
          + " run bigint not null)";

  @Override
  public Set<String> kinds() {
    return Set.of(RegistryEvents.VERSION_REGISTERED, RegistryEvents.ALIAS_MOVED);
  }

  @Override
  public List<String> schema() {
    return List.of(VERSION, VERSION_OF_RUN, ALIAS, MOVE);
  }

  @Override
  public void apply(Connection connection, Event event) throws SQLException, Conflict {
    if (event.kind().equals(RegistryEvents.VERSION_REGISTERED)) {
      register(
          connection, event, EventJson.read(event.json(), RegistryEvents.VersionRegistered.class));
    } else {
      move(connection, event, EventJson.read(event.json(), RegistryEvents.AliasMoved.class));
    }
  }

  private static void register(
      Connection connection, Event event, RegistryEvents.VersionRegistered version)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "model_version", "seq", event.seq(), event.seq())) {
      return;
    }
    AppliedRows.insert(
        connection,
        version.model() + ":" + version.version(),
        "insert into model_version values(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        event.seq(),
        version.model(),
        version.version(),
        version.modelDigest(),
        version.cardDigest(),
        event.run(),
        version.step(),
        TableJson.write(version.metrics()),
        event.time());
  }

  private static void move(Connection connection, Event event, RegistryEvents.AliasMoved moved)
      throws SQLException, Conflict {
    if (AppliedRows.hasSeen(connection, "alias_move", "seq", event.seq(), event.seq())) {
      return;
    }
    refuseUnknownVersion(connection, moved);
    Optional<Long> now = pointsAt(connection, moved);
    if (!Objects.equals(now.orElse(null), moved.from())) {
      throw new Conflict(
          moved.model()
              + "@"
              + moved.alias()
              + " is "
              + now.map(version -> "version " + version).orElse("not set")
              + " and not what the step saw");
    }
    point(connection, event.seq(), moved, now.isPresent());
    Statements.update(
        connection,
        "insert into alias_move values(?, ?, ?, ?, ?, ?, ?, ?)",
        event.seq(),
        moved.model(),
        moved.alias(),
        moved.from(),
        moved.to(),
        event.time(),
        event.actor(),
        event.run());
  }

  private static void refuseUnknownVersion(Connection connection, RegistryEvents.AliasMoved moved)
      throws SQLException, Conflict {
    boolean isKnown =
        Statements.first(
                connection,
                row -> row.getLong(1),
                "select version from model_version where name = ? and version = ?",
                moved.model(),
                moved.to())
            .isPresent();
    if (!isKnown) {
      throw new Conflict(moved.model() + " has no version " + moved.to());
    }
  }

  private static Optional<Long> pointsAt(Connection connection, RegistryEvents.AliasMoved moved)
      throws SQLException {
    return Statements.first(
        connection,
        row -> row.getLong(1),
        "select version from model_alias where name = ? and alias = ?",
        moved.model(),
        moved.alias());
  }

  private static void point(
      Connection connection, long seq, RegistryEvents.AliasMoved moved, boolean isThere)
      throws SQLException {
    if (isThere) {
      Statements.update(
          connection,
          "update model_alias set version = ?, seq = ? where name = ? and alias = ?",
          moved.to(),
          seq,
          moved.model(),
          moved.alias());
    } else {
      Statements.update(
          connection,
          "insert into model_alias values(?, ?, ?, ?, ?)",
          seq,
          moved.model(),
          moved.alias(),
          moved.to(),
          seq);
    }
  }
}
