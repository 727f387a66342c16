package io.trainyard.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is told with its place, and soon. */
final class BadRequestTest {
  private static final String LOGIN = "Authorization: Bearer token";
  private static final String JSON = "Content-Type: application/json";
  private static final String RUNS = "/api/v1/runs";
  private static final String FILE = "{'path':'a.groovy','text':'x'}";
  private LocalServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws LocalServer.PortTaken {
    server =
        LocalServer.start(
            0, new TokenGuard("token", "os:ada"), List.of(FixedServer.routes(new FixedDesk())));
    http = new RawHttp(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Problem.Body refused(int status, RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.says("content-type: application/problem+json")).isTrue();
    Problem.Body problem =
        Json.read(answer.body().getBytes(StandardCharsets.UTF_8), Problem.Body.class);
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.detail()).doesNotContain("Exception", "jackson", "Source", "io.trainyard");
    return problem;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {'files':[F],'folder':'/s','params':{}             | /params        | Unexpected end-of-input
          {'files':[F],'folder':'/s','params':{}} {}         | ""             | follows the JSON value
          {'files':[F],'folder':'/s','folder':'/t'}          | /folder        | Duplicate
          {'files':[F],'folder':1,'params':{}}               | /folder        | A text is expected here
          {'files':[F],'folder':'/s','params':{},'extra':1}  | /extra         | no such field here: there are files
          {'files':[F],'folder':'/s','params':{'a':1}}       | /params/a      | A text is expected here
          {'files':[F],'folder':'/s','params':{'a/b~':[]}}   | /params/a~1b~0 | A text is expected here
          {'files':[{'path':'a'}],'folder':'/s','params':{}} | /files/0/text  | It is missing
          {'files':{},'folder':'/s','params':{}}             | /files         | A list is expected here
          {'files':[F],'folder':'/s','params':null}           | /params        | It is missing
          {'files':[F],'folder':'/s','params':{},'fresh':0}  | /fresh         | true or false is expected here
          {'files':[F],'folder':'/s','params':{},'day':1e400}| /day           | out of range
          [1]                                                | ""             | An object is expected here
          nope                                               | ""             | no JSON at line 1, column 1
          {'files':[F],'folder':'/s','params':{}},           | ""             | no JSON at line 1
          """)
  void a_wrong_body_is_told_with_a_pointer_to_the_place(String body, String pointer, String detail)
      throws IOException {
    String json = body.replace("F", FILE).replace('\'', '"');

    Problem.Body problem = refused(400, http.post(RUNS, json, LOGIN, JSON));

    assertThat(problem.detail()).contains(detail);
    assertThat(problem.pointer()).isEqualTo(pointer);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() throws IOException {
    String body = "{\"files\":1,\"extra\":2}";

    Problem.Body problem = refused(400, http.post(RUNS, body, LOGIN, JSON));

    assertThat(problem.errors())
        .extracting(Problem.Flaw::pointer)
        .containsExactly("/extra", "/files", "/params");
  }

  @Test
  void an_empty_body_is_told_so() throws IOException {
    assertThat(refused(400, http.post(RUNS, "", LOGIN, JSON)).detail()).contains("empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain",
        "Content-Type: application/jsonp",
        "Content-Type: application/x-www-form-urlencoded",
        "X-Nothing: 1"
      })
  void a_body_of_another_type_is_415_with_what_to_send(String header) throws IOException {
    Problem.Body problem = refused(415, http.post(RUNS, "{}", LOGIN, header));

    assertThat(problem.fix()).contains("application/json");
  }

  @Test
  void ten_megabytes_of_nesting_are_refused_within_a_second_while_others_are_answered()
      throws IOException {
    http.post(RUNS, "[[", LOGIN, JSON); // the classes are loaded once
    Instant start = Instant.now();

    refused(413, http.post(RUNS, "[".repeat(10 << 20), LOGIN, JSON));
    refused(400, http.post(RUNS, "[".repeat(4 << 20), LOGIN, JSON));
    refused(400, http.post(RUNS, "{\"a\":".repeat(800_000), LOGIN, JSON));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
    assertThat(http.get(RUNS, LOGIN).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=0",
        "limit=1e9",
        "limit=1000000000",
        "limit=",
        "limit=1&limit=2",
        "sort=;drop",
        "page=-1",
        "pipeline=%3Bdrop%20table%20run",
        "pipeline="
      })
  void a_query_out_of_bounds_is_refused_by_name(String query) throws IOException {
    Problem.Body problem = refused(400, http.get(RUNS + "?" + query, LOGIN));

    assertThat(problem.detail()).containsAnyOf("limit", "sort", "page", "name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "12.0", "999999999999999999999", "x", "13"})
  void a_run_that_is_not_there_is_404(String number) throws IOException {
    refused(404, http.get(RUNS + "/" + number, LOGIN));
  }

  @Test
  void what_has_ended_cannot_be_cancelled() throws IOException {
    refused(409, http.post(RUNS + "/13/cancel", "", LOGIN));
  }
}
