package io.trainyard.pipelines.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tables in H2, one commit a turn. H2 does not wait for the disk then: after a crash a turn that
 * was committed may be gone.
 */
final class TablePlace implements Floor.Place {
  private static final int BATCH = 1_000;
  private Connection connection;
  private PreparedStatement update;
  private PreparedStatement insert;

  @Override
  public void open(Path folder) throws SQLException {
    connection =
        DriverManager.getConnection(
            "jdbc:h2:file:" + folder.toAbsolutePath().resolve("floor"), "sa", "");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table step(id int primary key, state varchar(16), ts bigint)");
      statement.execute(
          "create table event(id bigint auto_increment primary key, step int, state varchar(16),"
              + " ts bigint)");
    }
    connection.setAutoCommit(false);
  }

  @Override
  public void accept(int steps) throws SQLException {
    try (PreparedStatement pending =
        connection.prepareStatement("insert into step values(?, 'PENDING', 0)")) {
      for (int step = 0; step < steps; step++) {
        pending.setInt(1, step);
        pending.addBatch();
        if (step % BATCH == BATCH - 1) {
          pending.executeBatch();
        }
      }
      pending.executeBatch();
    }
    connection.commit();
    update = connection.prepareStatement("update step set state = ?, ts = ? where id = ?");
    insert = connection.prepareStatement("insert into event(step, state, ts) values(?, ?, ?)");
  }

  @Override
  public void note(List<Integer> steps, String state, boolean isTurn) throws SQLException {
    for (int step : steps) {
      update.setString(1, state);
      update.setLong(2, System.nanoTime());
      update.setInt(3, step);
      update.executeUpdate();
      insert.setInt(1, step);
      insert.setString(2, state);
      insert.setLong(3, 0);
      insert.executeUpdate();
    }
    if (isTurn) {
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
