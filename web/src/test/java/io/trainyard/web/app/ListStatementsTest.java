package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.store.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists ask of the tables, as H2 itself counts it. */
@Tag("slow")
final class ListStatementsTest {
  private static final int FEW = 60;
  private static final int MANY = 600;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"/runs", "/", "/pipelines", "/models", "/data"})
  void a_list_asks_no_more_of_ten_times_the_runs_and_never_of_their_curves(String page)
      throws Exception {
    try (LiveServer server = LiveServer.in(folder)) {
      ManyRuns runs = new ManyRuns(server.held().graph());
      runs.write(1, FEW);
      runs.measure(FEW, 10);
      long few = total(statements(server, page));
      runs.write(FEW + 1, MANY);
      Map<String, Long> many = statements(server, page);

      assertThat(total(many)).as(many.toString()).isBetween(1L, few + 2);
      assertThat(many.keySet()).noneMatch(sql -> sql.contains("metric"));
    }
  }

  private static long total(Map<String, Long> statements) {
    return statements.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How often each statement is run for a page that was looked at before. */
  private static Map<String, Long> statements(LiveServer server, String page) throws Exception {
    Database database = server.held().graph().store().database();
    assertThat(server.get(page, "Accept", "text/html").statusCode()).isEqualTo(200);
    count(database, true);
    server.get(page, "Accept", "text/html");
    Map<String, Long> counted = database.read(ListStatementsTest::counted);
    count(database, false);
    return counted;
  }

  private static void count(Database database, boolean isOn) {
    database.read(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute("set query_statistics " + isOn);
          }
        });
  }

  private static Map<String, Long> counted(Connection connection) throws SQLException {
    Map<String, Long> counted = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select sql_statement, execution_count from information_schema.query_statistics")) {
      while (rows.next()) {
        String sql = rows.getString(1).toLowerCase(Locale.ROOT);
        if (sql.startsWith("select") && !sql.contains("query_statistics")) {
          counted.put(sql, rows.getLong(2));
        }
      }
    }
    return counted;
  }
}
