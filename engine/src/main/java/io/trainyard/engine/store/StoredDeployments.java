package io.trainyard.engine.store;

import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.deploy.Endpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads what {@link DeploymentTables} holds. Thread-safe. */
public final class StoredDeployments implements Deployments {
  private final Database database;

  public StoredDeployments(Database database) {
    this.database = database;
  }

  @Override
  public List<Endpoint> endpoints() {
    return database.list(StoredDeployments::read, "select * from endpoint order by name");
  }

  @Override
  public Optional<Endpoint> endpoint(String name) {
    return database.first(StoredDeployments::read, "select * from endpoint where name = ?", name);
  }

  private static Endpoint read(ResultSet row) throws SQLException {
    return new Endpoint(
        row.getString("name"),
        row.getString("model"),
        row.getLong("version"),
        row.getLong("run"),
        Statements.instant(row, "since").orElseThrow());
  }
}
