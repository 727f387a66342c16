package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.Json;
import io.trainyard.web.api.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A home after one run that registered and deployed a model, asked by every verb. */
final class HomeTest {
  private static final String TRAINS =
      """
      pipeline('leave') {
          def share = number { otherwise 0.25; allowed between(0.1, 0.5) }
          def people = collect { csv 'people.csv' }
          def parts = split(people) { holdOut share; seed 1 }
          def model = train(parts.train) { target 'left'; positive 'yes'; using logisticRegression }
          def quality = evaluate(model, parts.test) { measure auc, f1 }
          def better = compare(model, champion('leave'), parts.test) { betterIf auc.higherBy(0) }
          def release = register(model) { when better; named 'leave'; card { attach quality } }
          deploy(release) { to endpoint('leave') }
      }
      """;
  private static final String GREETS =
      """
      pipeline('greet') {
          def people = collect { csv 'names.csv' }
          def greetings = transform(people) { sql "select 'Hello, ' || name as greeting from people" }
      }
      """;
  private static final String FAILS =
      """
      pipeline('fails') {
          def people = collect { csv 'nowhere.csv' }
          def everyone = transform(people) { sql 'select * from people' }
      }
      """;

  @TempDir static Path folder;
  private static Typed first;

  @BeforeAll
  static void run() throws IOException {
    Files.writeString(folder.resolve("leave.groovy"), TRAINS);
    Files.writeString(folder.resolve("greet.groovy"), GREETS);
    Files.writeString(folder.resolve("fails.groovy"), FAILS);
    Files.writeString(folder.resolve("names.csv"), "name\nAda\nGrace\n");
    Files.writeString(folder.resolve("people.csv"), people());
    first = new Typed(folder).run("run", "leave.groovy");
  }

  private static String people() {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("months,charge,left\n");
    for (int row = 0; row < 200; row++) {
      int months = random.nextInt(60);
      double charge = 20 + 80 * random.nextDouble();
      boolean left = charge / 100 - months / 60.0 + 0.3 * random.nextGaussian() > 0;
      csv.append(String.format(Locale.ROOT, "%d,%.2f,%s\n", months, charge, left ? "yes" : "no"));
    }
    return csv.toString();
  }

  private static Typed type(String... words) {
    return new Typed(folder).run(words);
  }

  @Test
  void a_run_tells_its_steps_on_one_stream_and_its_result_on_the_other() {
    assertThat(first.exit()).isZero();
    assertThat(first.err())
        .startsWith("run 1 of leave began\n")
        .containsPattern("(?m)^[0-9:]{8}  people  SUCCEEDED  [0-9.]+ s  200 rows$")
        .containsPattern("(?m)^[0-9:]{8}  better  SUCCEEDED .*decided yes$");
    assertThat(first.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("run 1 SUCCEEDED in [0-9.]+ s"),
            line -> assertThat(line).matches("model leave:1 \\(champion\\)  auc 0\\.\\d+  f1 .*"),
            line -> assertThat(line).isEqualTo("endpoint leave: start it with ./trainyard serve"),
            line -> assertThat(line).isEqualTo("more: ./trainyard show 1"));
  }

  @Test
  void a_small_last_table_is_shown_as_rows() {
    Typed greeting = type("run", "greet.groovy");

    assertThat(greeting.exit()).isZero();
    assertThat(greeting.out()).startsWith("greeting\nHello, Ada\nHello, Grace\nrun ");
  }

  @Test
  void a_run_that_fails_says_why_and_ends_with_1() {
    Typed failing = type("run", "fails.groovy");

    assertThat(failing.exit()).isEqualTo(1);
    assertThat(failing.err()).contains("FAILED (error)", "nowhere.csv", "everyone  SKIPPED");
    assertThat(failing.out()).contains(" FAILED in ").doesNotContain("\tat ", "Exception");
  }

  @Test
  void runs_are_listed_and_shown() {
    assertThat(type("runs").out()).startsWith("run").contains("leave", "SUCCEEDED", "person");
    assertThat(type("runs", "--pipeline", "leave", "--json").out())
        .contains("\"pipeline\" : \"leave\"", "\"state\" : \"SUCCEEDED\"")
        .doesNotContain("greet");
    assertThat(type("show", "1").out())
        .contains("run 1 of leave  SUCCEEDED", "param    share = 0.25", "people.data");
    assertThat(type("show", "1", "--json").out())
        .contains("\"try\" : 1", "\"digest\" : \"sha256:", "\"verb\" : \"register\"");
    assertThat(type("logs", "1", "--json").out()).contains("\"step\" : \"people\"");
  }

  @Test
  void models_are_listed_with_their_versions() {
    assertThat(type("models").out()).contains("leave", "champion", "auc");
    assertThat(type("models", "leave").out()).contains("leave:1", "candidate, champion");
    assertThat(type("models", "--json").out())
        .contains("\"aliases\" : [ \"candidate\", \"champion\"");
  }

  @Test
  void lineage_goes_back_to_the_data_and_forward_to_the_model() {
    Typed version = type("lineage", "leave:1");
    assertThat(version.out())
        .contains(
            "pipeline  leave  sha256:", "param     share = 0.25", "metrics   auc", "run       1")
        .contains("people.data", "people.csv");
    String digest = version.out().replaceAll("(?s).*people\\.csv\\s+(sha256:[0-9a-f]{64}).*", "$1");

    assertThat(type("lineage", digest).out())
        .contains("models  leave:1", "endpoints  leave", "parts.train");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          show 99                | there is no run 99.
          logs 1 nothing         | run 1 has no attempt of a step 'nothing'.
          models nothing         | there is no model 'nothing': there are leave.
          lineage leave:9        | there is no model version leave:9.
          lineage Leave!         | 'Leave!' is no model version and no digest: write churn:3, or sha256: and the 64 digits of a digest.
          lineage sha256:12      | 'sha256:12' is no model version and no digest
          predict leave:7 --rows people.csv | model leave has no version 7; its versions are leave:1.
          predict leave@prod --rows people.csv | model leave has no prod; its versions are leave:1.
          predict leave --rows none.csv | there is no file none.csv.
          predict leave --rows names.csv | names.csv:
          """)
  void what_is_not_there_is_one_sentence(String typed, String sentence) {
    Typed end = type(typed.split(" "));

    assertThat(end.exit()).isEqualTo(2);
    assertThat(end.out()).isEmpty();
    assertThat(end.err()).startsWith("trainyard: " + sentence).doesNotContain("Exception", "\tat ");
  }

  @Test
  void predictions_go_to_the_screen_or_a_file_in_order() throws IOException {
    Typed typed = type("predict", "leave", "--rows", "people.csv");
    assertThat(typed.exit()).isZero();
    assertThat(typed.out().lines()).hasSize(201).first().asString().startsWith("prediction,prob");
    assertThat(typed.err()).isEqualTo("leave:1, 200 rows\n");

    Typed in =
        new Typed(folder).in("months,charge\n1,99.5\n").run("predict", "leave:1", "--rows", "-");
    assertThat(in.out().lines()).hasSize(2).last().asString().startsWith("yes,");

    type("predict", "leave@candidate", "--rows", "people.csv", "--out", "scores.csv");
    assertThat(Files.readAllLines(folder.resolve("scores.csv")))
        .hasSize(201)
        .first()
        .isEqualTo(typed.out().lines().findFirst().orElseThrow());
  }

  @Test
  void the_doctor_knows_the_home() {
    Typed typed = type("doctor");

    assertThat(typed.exit()).isZero();
    assertThat(typed.out()).contains("home", "event log").containsPattern("[0-9]+ events");
  }

  @Test
  void a_server_answers_endpoints_and_every_other_command() throws Exception {
    Path home = folder.resolve(".trainyard");
    Typed serving = new Typed(folder);
    Thread server = new Thread(() -> serving.run("serve", ".", "--port", "0"));
    server.start();
    try {
      Awaitility.await().until(() -> serving.out().contains("endpoint leave"));
      ServerFile file = ServerFile.read(home.resolve("server.json")).orElseThrow();
      assertThat(Files.getPosixFilePermissions(home.resolve("server.json")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(infer(file)).contains("\"model_name\":\"leave\"", "\"data\":[\"yes\"]");

      assertThat(type("models", "leave").out()).contains("leave:1");
      assertThat(type("doctor").out()).contains("held by process " + file.pid());
      assertThat(type("predict", "leave", "--rows", "people.csv").exit()).isZero();
      Typed greeting = type("run", "greet.groovy");
      assertThat(greeting.exit()).isZero();
      assertThat(greeting.out()).contains("Hello, Ada", "SUCCEEDED");
      assertThat(greeting.err()).containsPattern("greetings  CACHED .* 2 rows");
      assertThat(type("runs", "--server", file.address()).out()).contains("leave");

      Typed second = type("serve", "--port", "0");
      assertThat(second.exit()).isEqualTo(2);
      assertThat(second.err()).contains("is in use by process " + file.pid() + " since ");
    } finally {
      serving.end();
      server.join();
    }
    assertThat(serving.exit()).isZero();
    assertThat(home.resolve("server.json")).doesNotExist();
  }

  private static String infer(ServerFile file) throws IOException {
    String body =
        Json.line(
            Json.tree(
                """
            {"inputs": [{"name": "months", "shape": [1], "datatype": "INT64", "data": [1]},
                        {"name": "charge", "shape": [1], "datatype": "FP64", "data": [99.5]}]}
            """
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    return new RawHttp(URI.create(file.address()).getPort())
        .post("/v2/models/leave/infer", body, "Content-Type: application/json")
        .body();
  }

  @Test
  void a_port_that_is_taken_is_one_sentence(@TempDir Path other) throws IOException {
    try (java.net.ServerSocket socket =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Typed typed = new Typed(other).run("serve", "--port", "" + socket.getLocalPort());

      assertThat(typed.exit()).isEqualTo(2);
      assertThat(typed.err())
          .isEqualTo(
              "trainyard: port "
                  + socket.getLocalPort()
                  + " is taken: name another with --port.\n");
    }
  }

  @Test
  void a_server_file_of_a_process_that_is_gone_counts_for_nothing(@TempDir Path other)
      throws IOException {
    Path home = Files.createDirectories(other.resolve(".trainyard/log")).getParent();
    new ServerFile("http://127.0.0.1:1", Integer.MAX_VALUE, java.time.Instant.EPOCH, "t")
        .write(home.resolve("server.json"));

    assertThat(new Typed(other).run("runs").out()).isEqualTo("no runs yet\n");
  }

  @Test
  void a_log_of_a_later_release_is_refused_in_one_sentence(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("greet.groovy"), GREETS);
    Files.writeString(other.resolve("names.csv"), "name\nAda\n");
    new Typed(other).run("run", "greet.groovy");
    Path log = other.resolve(".trainyard/log");
    try (var segments = Files.list(log)) {
      for (Path segment : segments.filter(it -> it.toString().endsWith(".log")).toList()) {
        byte[] bytes = Files.readAllBytes(segment);
        bytes[0] ^= 0x55;
        Files.write(segment, bytes);
      }
    }

    Typed typed = new Typed(other).run("runs");

    assertThat(typed.exit()).isEqualTo(2);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).startsWith("trainyard: ").doesNotContain("Exception");
  }
}
