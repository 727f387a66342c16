package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.Registry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Reads what {@link RegistryTables} holds. Thread-safe. */
public final class StoredRegistry implements Registry {
  private final Database database;

  public StoredRegistry(Database database) {
    this.database = database;
  }

  @Override
  public List<String> models() {
    return database.list(
        row -> row.getString(1), "select distinct name from model_version order by name");
  }

  @Override
  public List<ModelVersion> versions(String model) {
    return found("select * from model_version where name = ? order by version", model);
  }

  @Override
  public List<ModelVersion> registeredBy(long run) {
    return found("select * from model_version where run = ? order by seq", run);
  }

  @Override
  public Optional<ModelVersion> version(String model, long version) {
    return found("select * from model_version where name = ? and version = ?", model, version)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<ModelVersion> alias(String model, String alias) {
    return found(
            "select v.* from model_version v join model_alias a"
                + " on a.name = v.name and a.version = v.version"
                + " where a.name = ? and a.alias = ?",
            model,
            alias)
        .stream()
        .findFirst();
  }

  @Override
  public List<Alias> history(String model) {
    return database.list(
        StoredRegistry::readMove, "select * from alias_move where name = ? order by seq", model);
  }

  private List<ModelVersion> found(String sql, Object... values) {
    return database.read(
        connection ->
            Statements.list(connection, row -> readVersion(connection, row), sql, values));
  }

  private static ModelVersion readVersion(Connection connection, ResultSet row)
      throws SQLException {
    String name = row.getString("name");
    long version = row.getLong("version");
    Set<String> aliases =
        new TreeSet<>(
            Statements.list(
                connection,
                alias -> alias.getString(1),
                "select alias from model_alias where name = ? and version = ?",
                name,
                version));
    return new ModelVersion(
        name,
        version,
        Digest.parse(row.getString("model")),
        Digest.parse(row.getString("card")),
        row.getLong("run"),
        row.getString("step"),
        TableJson.map(row.getString("metrics"), Double.class),
        aliases,
        Statements.instant(row, "created").orElseThrow());
  }

  private static Alias readMove(ResultSet row) throws SQLException {
    long version = row.getLong("from_version");
    OptionalLong from = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(version);
    return new Alias(
        row.getString("name"),
        row.getString("alias"),
        from,
        row.getLong("to_version"),
        Statements.instant(row, "moved").orElseThrow(),
        row.getString("actor"),
        row.getLong("run"));
  }
}
