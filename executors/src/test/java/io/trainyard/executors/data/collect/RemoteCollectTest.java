package io.trainyard.executors.data.collect;

import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.num;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Capacity;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.data.Attempts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteCollectTest {
  private static final String URL = "jdbc:h2:mem:remote;DB_CLOSE_DELAY=-1";

  @TempDir Path folder;
  private final CollectBody body = new CollectBody();
  private final List<String> seen = new ArrayList<>();
  private Attempts attempts;
  private HttpServer server;
  private String address;
  private Connection database;

  @BeforeEach
  void open() throws Exception {
    attempts =
        new Attempts(folder)
            .secret("dw/user", "sa")
            .secret("dw/password", "")
            .settings(reachable("127.0.0.1", "localhost"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
    database = DriverManager.getConnection(URL, "sa", "");
  }

  @AfterEach
  void close() throws Exception {
    server.stop(0);
    execute("shutdown");
    database.close();
  }

  private static HomeSettings reachable(String... entries) {
    return new HomeSettings(Map.of(), Map.of(), Capacity.UNSAID, Map.of(), List.of(entries));
  }

  private void execute(String sql) throws Exception {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private Outcome.Succeeded collect(Option... options) throws Exception {
    return attempts.succeed(body, step("rows", "collect", options));
  }

  private static Artifact data(Outcome.Succeeded outcome) {
    return outcome.outputs().get("data");
  }

  private Option[] query(Value query) {
    return new Option[] {
      line("jdbc", text(URL)),
      line("login", new Value.Secret("dw/user"), new Value.Secret("dw/password")),
      line("query", query)
    };
  }

  private void answer(String path, int status, String type, String text) {
    server.createContext(
        path,
        exchange -> {
          seen.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getResponseHeaders().add("Content-Type", type);
          send(exchange, status, text);
        });
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void a_query_is_collected_with_every_type_and_its_values_bound() throws Exception {
    execute(
        "create table t (id int, big bigint, price decimal(10,2), whole decimal(9,0), r real,"
            + " ok boolean, d date, ts timestamp, tz timestamp with time zone, name varchar, c clob)");
    execute(
        "insert into t values (1, 9007199254740993, 1.25, 7, 0.5, true, '2026-01-31',"
            + " '2026-01-31 10:00:00', '2026-01-31 10:00:00+05:30', 'o''x', 'long')");
    execute("insert into t (id, name) values (2, 'b')");

    Value query =
        new Value.Template(
            List.of(
                text("select * from t where name = "),
                text("o'x"),
                text(" or id = "),
                num(2),
                text(" order by id")));
    Outcome.Succeeded outcome = collect(query(query));

    assertThat(attempts.show(data(outcome)).lines().skip(1).map(String::strip))
        .containsExactly(
            "1  9007199254740993   1.25      7  0.5  true  2026-01-31  2026-01-31T10:00"
                + "  2026-01-31T04:30  o'x   long",
            "2                                                                 "
                + "                            b");
    assertThat(data(outcome).facts()).containsEntry("source", "jdbc:h2:mem:remote");
    assertThat(outcome.facts().toString()).doesNotContain("o'x").doesNotContain("sa\"");
  }

  @Test
  void the_same_rows_of_a_database_are_the_same_version() throws Exception {
    execute("create table t (id int)");
    execute("insert into t values (1)");
    Option[] options = query(text("select id from t"));
    Artifact first = data(collect(options));

    assertThat(collect(options).facts()).isEmpty();
    assertThat(data(collect(options))).isEqualTo(first);
    execute("insert into t values (2)");
    assertThat(collect(options).facts()).hasSize(1);
  }

  @Test
  void what_a_database_refuses_is_named_without_values() throws Exception {
    execute("create table t (id int, b blob)");

    assertThatThrownBy(() -> collect(query(text("select nope from t"))))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("jdbc:h2:mem:remote refuses the query: Column \"NOPE\" not found");
    assertThatThrownBy(() -> collect(query(text("select * from t"))))
        .hasMessageContaining(
            "column 'B' holds BINARY LARGE OBJECT, which a table here cannot hold");
    assertThatThrownBy(() -> collect(query(text("select id, id as \"Id\" from t"))))
        .hasMessageContaining("the query gives two columns called 'Id'");
    assertThatThrownBy(() -> collect(query(text("select cast('secret' as int) as x"))))
        .hasMessageContaining("SQLSTATE 22018")
        .hasMessageNotContaining("secret");
  }

  @Test
  void an_answer_is_collected_by_its_content_type() throws Exception {
    answer("/a", 200, "text/csv; charset=utf-8", "id;n\n1;x\n");
    answer("/b", 200, "application/json", "[{\"id\":1},{\"id\":2}]");
    answer("/c.csv", 200, "application/octet-stream", "id\n1\n");
    answer("/d", 200, "text/html", "<p>");

    assertThat(
            attempts.show(
                data(
                    collect(
                        line("http", text(address + "/a?key=1")), line("delimiter", text(";"))))))
        .isEqualTo("id  n\n 1  x");
    assertThat(collect(line("http", text(address + "/b"))).rows()).hasValue(2);
    assertThat(data(collect(line("http", text(address + "/c.csv?token=1")))).facts())
        .containsEntry("source", address + "/c.csv");
    assertThatThrownBy(() -> collect(line("http", text(address + "/d"))))
        .hasMessageContaining(
            "answers with the content type text/html; it must be CSV, JSON lines");
  }

  @Test
  void a_source_that_says_it_is_unchanged_gives_the_same_version() throws Exception {
    server.createContext(
        "/e",
        exchange -> {
          boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          exchange.getResponseHeaders().add("Content-Type", "text/csv");
          exchange.getResponseHeaders().add("ETag", "\"v1\"");
          seen.add(String.valueOf(known));
          send(exchange, known ? 304 : 200, known ? "" : "id\n1\n");
        });
    Step step = step("rows", "collect", line("http", text(address + "/e")));

    Artifact first = data(attempts.succeed(body, step));
    Artifact again = data(attempts.succeed(body, step));

    assertThat(again).isEqualTo(first);
    assertThat(first.facts()).containsEntry("etag", "\"v1\"");
    assertThat(seen).containsExactly("false", "true");
  }

  @Test
  void a_token_is_sent_to_its_own_host_alone() throws Exception {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          seen.add("other " + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getResponseHeaders().add("Content-Type", "text/csv");
          send(exchange, 200, "id\n1\n");
        });
    other.start();
    server.createContext(
        "/r",
        exchange -> {
          seen.add("own " + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange
              .getResponseHeaders()
              .add("Location", "http://127.0.0.1:" + other.getAddress().getPort() + "/x");
          send(exchange, 302, "");
        });
    attempts.secret("desk/token", "t0ken");
    try {
      Outcome.Succeeded outcome =
          collect(
              line("http", text(address + "/r")), line("bearer", new Value.Secret("desk/token")));

      assertThat(seen).containsExactly("own Bearer t0ken", "other null");
      assertThat(outcome.toString()).doesNotContain("t0ken");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void an_answer_that_is_no_success_says_whether_another_try_may_help() throws Exception {
    answer("/401", 401, "text/csv", "x");
    answer("/404", 404, "text/csv", "x");
    answer("/503", 503, "text/csv", "x");

    assertFails(
        address + "/401", "answers 401: it wants a login; write bearer secret('..')", false);
    assertFails(address + "/404", "answers 404, not 200; is the address right?", false);
    assertFails(address + "/503", "answers 503", true);
    server.stop(0);
    assertFails(address + "/503", "cannot be reached (ConnectException)", true);
    assertFails("ftp://x/y", "this is no address; it begins with http:// or https://", false);
  }

  private void assertFails(String url, String message, boolean retryable) {
    assertThatThrownBy(() -> collect(line("http", text(url))))
        .hasMessageContaining(message)
        .extracting(failure -> ((StepFailure) failure).retryable())
        .isEqualTo(retryable);
  }

  @Test
  void what_is_inside_this_network_is_not_asked_unless_the_home_allows_it() throws Exception {
    answer("/rows.csv", 200, "text/csv", "id\n1\n");
    attempts.settings(HomeSettings.EMPTY);
    for (String host :
        List.of("127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]")) {
      String inside = "http://" + host + ":" + server.getAddress().getPort() + "/rows.csv";
      assertThatThrownBy(() -> collect(line("http", text(inside))))
          .as(host)
          .isInstanceOf(StepFailure.class)
          .hasMessageContaining("is an address inside this network")
          .hasMessageContaining("\"network\": {\"allow\":");
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void a_redirect_leads_nowhere_that_could_not_be_asked_directly() throws Exception {
    server.createContext(
        "/away",
        exchange -> {
          exchange
              .getResponseHeaders()
              .add("Location", "http://localhost:" + server.getAddress().getPort() + "/rows.csv");
          send(exchange, 302, "");
        });
    answer("/rows.csv", 200, "text/csv", "id\n1\n");
    attempts.settings(reachable("127.0.0.1/32"));
    assertThat(data(collect(line("http", text(address + "/rows.csv"))))).isNotNull();
    seen.clear();
    attempts.settings(reachable("localhost"));
    String from = "http://localhost:" + server.getAddress().getPort() + "/away";
    assertThat(data(collect(line("http", text(from))))).isNotNull();
    seen.clear();
    server.createContext(
        "/inside",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
          send(exchange, 302, "");
        });
    String inside = "http://localhost:" + server.getAddress().getPort() + "/inside";
    assertThatThrownBy(() -> collect(line("http", text(inside))))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("169.254.169.254 is an address inside this network");
    assertThat(seen).isEmpty();
  }
}
