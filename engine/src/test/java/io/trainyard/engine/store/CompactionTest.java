package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database whose commits are written at once, so that nobody else writes to its file. */
@Timeout(60)
class CompactionTest {
  private static final long SMALL = 2 << 20;

  @TempDir Path folder;
  private Connection connection;
  private TableFile file;
  private Compaction compaction;
  private long room = 100 * SMALL;

  @BeforeEach
  void open() throws SQLException {
    String url = "jdbc:h2:async:" + folder.resolve("tables") + ";WRITE_DELAY=0";
    connection = DriverManager.getConnection(url, "sa", "");
    file = TableFile.of(connection);
    compaction = new Compaction(file, new Compaction.Bounds(SMALL, () -> room), Thread::new);
    execute("create table item(id int primary key, name varchar, text varchar)");
    execute("create index item_name on item(name)");
  }

  @AfterEach
  void close() throws SQLException {
    compaction.close();
    connection.close();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Leaves a hundred rows in a file that had thousands. */
  private void waste() throws SQLException {
    execute(
        "insert into item select x, 'name' || x, repeat('text', 2000) from system_range(1, 900)");
    execute("delete from item where id > 100");
    assertThat(file.size()).isGreaterThan(2 * SMALL);
    assertThat(file.used()).isLessThan(50);
  }

  private long retention() throws SQLException {
    return ((SessionLocal) connection.unwrap(JdbcConnection.class).getSession())
        .getDatabase()
        .getStore()
        .getMvStore()
        .getRetentionTime();
  }

  private String rows() throws SQLException {
    String sql =
        "select (select count(*) from item), (select sum(id) from item where name > ''),"
            + " (select sum(length(text)) from item)";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1) + " " + row.getString(2) + " " + row.getString(3);
    }
  }

  @Test
  void a_file_that_nobody_has_written_since_the_last_look_gives_back_what_is_free()
      throws SQLException {
    waste();
    long retention = retention();
    String rows = rows();

    compaction.look();
    assertThat(file.size()).isGreaterThan(2 * SMALL);

    compaction.look();
    assertThat(file.size()).isLessThan(SMALL);
    assertThat(rows()).isEqualTo(rows).startsWith("100 5050 ");
    assertThat(retention()).as("what protects a file that is not forced").isEqualTo(retention);
  }

  @Test
  void a_file_that_is_being_written_is_left_as_it_is() throws SQLException {
    waste();

    for (int id = 1; id < 5; id++) {
      compaction.look();
      execute("update item set text = 'new' where id = " + id);
      assertThat(file.size()).isGreaterThan(2 * SMALL);
    }
  }

  @Test
  void a_file_on_a_disk_that_is_nearly_full_is_left_as_it_is() throws SQLException {
    waste();
    room = SMALL;
    long writes = file.writes();

    compaction.look();
    compaction.look();

    assertThat(file.writes()).isEqualTo(writes);
  }

  @Test
  void a_small_file_is_left_as_it_is() throws SQLException {
    execute("insert into item select x, 'name', 'text' from system_range(1, 500)");
    execute("delete from item");
    long writes = file.writes();

    compaction.look();
    compaction.look();

    assertThat(file.writes()).isEqualTo(writes);
  }
}
