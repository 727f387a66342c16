package io.trainyard.executors.data.publish;

import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.num;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static io.trainyard.executors.data.Attempts.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.executors.data.Attempts;
import io.trainyard.executors.data.collect.CollectBody;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishBodyTest {
  private static final String URL = "jdbc:h2:mem:publish;DB_CLOSE_DELAY=-1";
  private static final String ROWS = "day,n,note\n2026-01-31,1,=cmd()\n2026-01-31,2,\n";

  @TempDir Path folder;
  private final PublishBody body = new PublishBody();
  private Attempts attempts;
  private Connection database;

  @BeforeEach
  void open() throws Exception {
    attempts = new Attempts(folder);
    attempts.input("rows", attempts.table(ROWS));
    database = DriverManager.getConnection(URL, "sa", "");
  }

  @AfterEach
  void close() throws SQLException {
    execute("shutdown");
    database.close();
  }

  private Outcome.Succeeded publish(Option... options) throws Exception {
    return attempts.succeed(body, step("out", "publish", options));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      StringBuilder text = new StringBuilder();
      while (result.next()) {
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          text.append(result.getString(i)).append(' ');
        }
      }
      return text.toString().strip();
    }
  }

  @Test
  void a_named_table_is_collected_by_others_and_an_unchanged_one_is_not_stated_again()
      throws Exception {
    Outcome.Succeeded first = publish(line("named", text("offers")));
    Outcome.Succeeded again = publish(line("named", text("offers")));
    Artifact collected =
        attempts
            .succeed(new CollectBody(), step("in", "collect", line("published", text("offers"))))
            .outputs()
            .get("data");

    assertThat(first.facts()).hasSize(1);
    assertThat(again.facts()).isEmpty();
    assertThat(first.outputs().get("published").facts())
        .containsEntry("target", "table offers")
        .containsEntry("rows", "2");
    assertThat(collected.digest()).isEqualTo(attempts.table(ROWS).digest());
    assertThat(collected.name()).isEqualTo("in.data");
  }

  @Test
  void files_are_whole_and_csv_is_safe_to_open_with_a_spreadsheet() throws Exception {
    publish(line("csv", text("out/rows.csv")));
    publish(line("csv", text("out/rows.csv")));
    publish(line("jsonLines", text("out/rows.jsonl")));
    publish(line("parquet", text("out/rows.parquet")));

    assertThat(Files.readString(folder.resolve("out/rows.csv")))
        .isEqualTo("day,n,note\n2026-01-31,1,'=cmd()\n2026-01-31,2,\n");
    assertThat(Files.readString(folder.resolve("out/rows.jsonl")))
        .startsWith("{\"day\":\"2026-01-31\",\"n\":1,\"note\":\"=cmd()\"}\n");
    assertThat(
            Files.readString(
                folder.resolve("out/rows.parquet"), java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("PAR1");
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void a_database_table_is_made_and_then_replaced_as_a_whole() throws Exception {
    Option[] options = {
      line("jdbc", text(URL)),
      line("login", new Value.Secret("dw/user"), new Value.Secret("dw/password")),
      line("into", text("forecast"))
    };
    attempts.secret("dw/user", "sa").secret("dw/password", "");

    Outcome.Succeeded outcome = publish(options);
    publish(options);

    assertThat(query("select * from forecast order by 2"))
        .isEqualTo("2026-01-31 1 =cmd() 2026-01-31 2 null");
    assertThat(outcome.outputs().get("published").facts())
        .containsEntry("target", "jdbc:h2:mem:publish forecast");
  }

  @Test
  void rows_of_one_value_are_replaced_and_others_stay() throws Exception {
    execute("create table forecast (\"DAY\" date, n int, note varchar, extra int)");
    execute("insert into forecast values ('2026-01-30', 7, 'old', 1), ('2026-01-31', 8, 'old', 1)");
    attempts.settings(
        new HomeSettings(
            Map.of("dw", Map.of("url", URL, "user", "sa", "password", "secret:dw/password")),
            Map.of()));
    attempts.secret("dw/password", "");
    Option[] options = {
      line("jdbc", word("connection", text("dw"))),
      line("into", text("forecast")),
      line("replaceWhere", text("day"), new Value.Date(LocalDate.of(2026, 1, 31)))
    };

    publish(options);
    publish(options);

    assertThat(query("select n from forecast order by n")).isEqualTo("1 2 7");
    options[2] = line("replaceWhere", text("n"), num(1));
    assertThatThrownBy(() -> publish(options))
        .hasMessageContaining("1 row have another 'n' than replaceWhere names");
  }

  @Test
  void a_refused_row_leaves_the_old_rows_and_no_value_in_the_message() throws Exception {
    execute("create table forecast (\"DAY\" date, n int check (n < 2), note varchar)");
    execute("insert into forecast values ('2026-01-30', 0, 'old')");
    attempts.secret("u", "sa").secret("p", "");

    assertThatThrownBy(
            () ->
                publish(
                    line("jdbc", text(URL)),
                    line("login", new Value.Secret("u"), new Value.Secret("p")),
                    line("into", text("forecast"))))
        .hasMessage(
            "a.groovy:3:5: step 'out', option 'jdbc': jdbc:h2:mem:publish refuses rows for forecast:"
                + " the database answers with SQLSTATE 23513");
    assertThat(query("select n from forecast")).isEqualTo("0");
  }

  @Test
  void a_missing_column_a_missing_connection_and_a_wrong_login_are_named() throws Exception {
    execute("create table forecast (\"DAY\" date)");
    attempts.secret("u", "sa").secret("p", "").secret("w", "wrong");
    Option into = line("into", text("forecast"));
    Option right = line("login", new Value.Secret("u"), new Value.Secret("p"));
    Option wrong = line("login", new Value.Secret("u"), new Value.Secret("w"));

    assertThatThrownBy(() -> publish(line("jdbc", text(URL)), into, right))
        .hasMessageContaining("forecast has no column n, note; add it there");
    assertThatThrownBy(() -> publish(line("jdbc", word("connection", text("dw"))), into))
        .hasMessageContaining("settings.json has no connection 'dw' with a url");
    assertThatThrownBy(() -> publish(line("jdbc", text(URL)), into, wrong))
        .hasMessageContaining("jdbc:h2:mem:publish cannot be opened: Wrong user name or password");
    assertThatThrownBy(
            () -> publish(line("jdbc", text("jdbc:none://u:secret@h/d?password=x")), into))
        .hasMessageContaining("jdbc:none://h/d cannot be opened: there is no driver for it")
        .hasMessageNotContaining("secret@")
        .hasMessageNotContaining("password=x");
  }

  @Test
  void exactly_one_target_is_to_be_named() {
    assertThatThrownBy(() -> PublishOptions.of(step("out", "publish")))
        .hasMessageContaining("it names no target; write one of named, csv");
    assertThatThrownBy(() -> PublishOptions.of(step("out", "publish", line("named", text("Über")))))
        .hasMessageContaining("a name is [a-z][a-z0-9_-]{0,62}, not 'Über'");
    assertThatThrownBy(
            () ->
                PublishOptions.of(
                    step("out", "publish", line("jdbc", text(URL)), line("into", text("a; drop")))))
        .hasMessageContaining("'a; drop' is not the name of a table");
  }
}
