package io.trainyard.pipelines.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.pipelines.Ended;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values that nobody may read elsewhere, carried through every verb: one in the rows, one as a
 * personal param, one as a secret.
 */
class CanaryTest {
  private static final String ROW = "canary-row-5d1f";
  private static final String PARAM = "canary-param-9b20";
  private static final String SECRET = "canary-secret-77ce";

  private static final String PIPELINE =
      """
      pipeline('canary') {
          def who = text { otherwise 'nobody'; personal }
          def d = collect { csv 'd.csv' }
          def w = collect { jdbc connection('warehouse'); query "select * from people where who <> ${who}" }
          def v = validate(d) {
              column 'word', oneOf('left', 'right')
              column 'x', present
              badRows warn
          }
          def t = transform(d, w) { sql 'select d.* from d left join w on d.word = w.who' }
          def parts = split(t) { holdOut 30.percent; stratify 'y'; seed 1 }
          def m = train(parts.train) { target 'y'; using decisionTree { depth 3 } }
          def q = evaluate(m, parts.test) { measure auc; slice 'word', auc.gapAtMost(1) }
          def e = explain(m, parts.test) { method permutation }
          def c = compare(m, champion('canary'), parts.test) { betterIf auc.higherBy(0) }
          def r = register(m) { when c; named 'canary'; card { purpose 'a test'; attach q, e } }
          def scores = predict(m, parts.test) { keep 'word' }
          publish(scores) { named 'scores' }
          deploy(r) { to endpoint('canary') }
          def s = step(d) {
              using shell('say.sh') { argument 'who', who; environmentVariable 'PASSWORD', secret('warehouse/password') }
              produces table('lines')
          }
          cleanup(s) { using shell('end.sh') }
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void write_data_a_warehouse_and_scripts() throws IOException, SQLException {
    String rows =
        IntStream.range(0, 900)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "%s,%d,%s",
                        i % 3 == 0 ? ROW : i % 2 == 0 ? "left" : "right",
                        i % 17,
                        i % 5 < 2 ? "yes" : "no"))
            .collect(Collectors.joining("\n", "word,x,y\n", "\n"));
    Files.writeString(folder.resolve("d.csv"), rows, UTF_8);
    Files.writeString(folder.resolve("canary.groovy"), PIPELINE, UTF_8);
    Files.writeString(
        folder.resolve("say.sh"),
        "echo \"password $PASSWORD for $*\"\ncp \"$TY_INPUT_D\" \"$TY_OUTPUT_LINES\"\n",
        UTF_8);
    Files.writeString(folder.resolve("end.sh"), "echo over\n", UTF_8);
    String url = "jdbc:h2:file:" + folder.resolve("warehouse");
    try (Connection connection = DriverManager.getConnection(url, "sa", SECRET);
        Statement statement = connection.createStatement()) {
      statement.execute("create table people as select '" + ROW + "' as who, 1 as n");
    }
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        folder.resolve("home/settings.json"),
        """
        {"connection": {"warehouse": {"url": "%s", "user": "sa", "password": "secret:warehouse/password"}}}
        """
            .formatted(url),
        UTF_8);
  }

  @Test
  void rows_personal_params_and_secrets_are_nowhere_in_the_log_or_in_what_is_printed()
      throws IOException {
    TestHome home = TestHome.in(folder).with("TRAINYARD_SECRET_WAREHOUSE_PASSWORD", SECRET);

    Ended run = home.trainyard("run", "canary.groovy", "--param", "who=" + PARAM).exits(0);

    HomeFiles files = HomeFiles.of(home);
    for (String canary : new String[] {ROW, PARAM, SECRET}) {
      assertThat(files.holding("log", canary)).as("log/").isEmpty();
      assertThat(files.holding("db", canary)).as("db/").isEmpty();
      assertThat(run.all()).doesNotContain(canary);
    }
    assertThat(files.holding("artifacts", SECRET)).isEmpty();
    assertThat(files.holding("output", SECRET)).isEmpty();
    assertThat(home.trainyard("logs", "1").exits(0).all()).contains("password ***");
    for (String[] words :
        new String[][] {
          {"show", "1", "--json"}, {"why", "1", "--json"}, {"audit", "list", "--limit", "1000"}
        }) {
      assertThat(home.trainyard(words).exits(0).all()).doesNotContain(SECRET, ROW);
    }
  }

  @Test
  void a_secret_in_plain_settings_is_not_in_a_backup() throws IOException {
    TestHome home = TestHome.in(folder).with("TRAINYARD_SECRET_WAREHOUSE_PASSWORD", SECRET);
    Path settings = folder.resolve("home/settings.json");
    Files.writeString(
        settings, Files.readString(settings).replace("secret:warehouse/password", SECRET), UTF_8);
    home.trainyard("run", "canary.groovy", "--param", "who=" + PARAM).exits(0);

    home.trainyard("backup", folder.resolve("copy").toString()).exits(0);

    try (Stream<Path> files = Files.walk(folder.resolve("copy"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(SECRET);
      }
    }
  }

  @Test
  void a_step_that_fails_on_a_row_keeps_the_row_out_of_the_log() throws IOException {
    Files.writeString(
        folder.resolve("broken.groovy"),
        """
        pipeline('broken') {
            def d = collect { csv 'd.csv' }
            def rule = validate(d) { column 'word', oneOf('left', 'right') }
            def cast = transform(d) { sql 'select cast(word as integer) as n from d' }
            def code = transform(d) { compute { rows -> rows.where { row -> Integer.parseInt(row.text('word')) > 1 } } }
            def block = validate(d) { check('number') { row -> Integer.parseInt(row.text('word')) > 1 } }
            def fit = train(d) { target 'word'; positive 'up'; using logisticRegression }
            publish(d) { jdbc connection('warehouse'); into 'people' }
        }
        """,
        UTF_8);
    TestHome home = TestHome.in(folder).with("TRAINYARD_SECRET_WAREHOUSE_PASSWORD", SECRET);

    Ended run = home.trainyard("run", "broken.groovy").exits(1);

    HomeFiles files = HomeFiles.of(home);
    assertThat(run.all()).contains("number format exception").doesNotContain(ROW);
    assertThat(files.holding("log", ROW)).as("log/").isEmpty();
    assertThat(files.holding("db", ROW)).as("db/").isEmpty();
    assertThat(home.trainyard("logs", "1", "code").exits(0).all()).contains(ROW);
  }
}
