package io.trainyard.web.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.RawHttp;
import io.trainyard.web.api.TokenGuard;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Open Inference Protocol over real HTTP; the shapes are those of its REST specification. */
final class InferenceTest {
  private static final String JSON = "Content-Type: application/json";
  private static final String INFER = "/v2/models/churn/infer";
  private final Endpoints endpoints = new Endpoints();
  private LivePredictors predictors;
  private LocalServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws LocalServer.PortTaken {
    predictors = new LivePredictors(endpoints, endpoints, endpoints);
    server =
        LocalServer.start(
            0,
            new TokenGuard("token", "os:ada"),
            List.of(new InferenceRoutes(predictors, "0.1.0")));
    http = new RawHttp(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    predictors.close();
  }

  private static String request() {
    return """
        {"id": "r1", "inputs": [
          {"name": "tenure", "shape": [2], "datatype": "INT64", "data": [1, 12]},
          {"name": "charges", "shape": [2, 1], "datatype": "FP64", "data": [[0.5], [30]]},
          {"name": "contract", "shape": [2], "datatype": "BYTES", "data": ["One year", null]},
          {"name": "paperless", "shape": [2], "datatype": "BOOL", "data": [true, false]},
          {"name": "since", "shape": [2], "datatype": "BYTES", "data": ["2026-01-31", null]},
          {"name": "further", "shape": [2], "datatype": "BYTES", "data": ["x", "y"]}
        ]}
        """;
  }

  @Test
  void rows_come_back_as_predictions_in_order() throws IOException {
    RawHttp.Answer answer = http.post(INFER, request(), JSON);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"model_name\":\"churn\",\"model_version\":\"1\",\"id\":\"r1\",\"outputs\":["
                + "{\"name\":\"prediction\",\"datatype\":\"BYTES\",\"shape\":[2],\"data\":[\"No\",\"Yes\"]},"
                + "{\"name\":\"probability_Yes\",\"datatype\":\"FP64\",\"shape\":[2],\"data\":[1.5,42.0]}]}");
  }

  @Test
  void only_the_outputs_that_are_asked_for_are_answered() throws IOException {
    String asking =
        request().strip().replaceAll("}\\s*$", ", \"outputs\": [{\"name\": \"prediction\"}]}");

    assertThat(http.post(INFER, asking, JSON).body())
        .contains("prediction")
        .doesNotContain("probability_Yes");
    assertThat(http.post(INFER, asking.replace("\"prediction\"", "\"nothing\""), JSON).status())
        .isEqualTo(400);
  }

  @Test
  void server_and_models_describe_themselves() throws IOException {
    assertThat(http.get("/v2").body())
        .isEqualTo("{\"name\":\"trainyard\",\"version\":\"0.1.0\",\"extensions\":[]}");
    assertThat(http.get("/v2/health/live").status()).isEqualTo(200);
    assertThat(http.get("/v2/health/ready").status()).isEqualTo(200);
    assertThat(http.get("/v2/models/churn/ready").body())
        .isEqualTo("{\"name\":\"churn\",\"ready\":true}");
    assertThat(http.get("/v2/models/churn/versions/1").body())
        .startsWith(
            "{\"name\":\"churn\",\"versions\":[\"1\"],\"platform\":\"trainyard\",\"inputs\":["
                + "{\"name\":\"tenure\",\"datatype\":\"INT64\",\"shape\":[-1]},")
        .isEqualTo(http.get("/v2/models/churn").body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "INT64"                  | "BYTES"               | input 'tenure': its datatype must be INT64, not 'BYTES'
          "INT64"                  | "COMPLEX"             | input 'tenure': its datatype must be INT64, not 'COMPLEX'
          "tenure"                 | "tenur"               | input 'tenure' is missing
          "charges"                | "tenure"              | input 'tenure' stands twice
          [1, 12]                  | [1, "12"]             | input 'tenure', value 2 is not a whole number
          [1, 12]                  | [1, 12.5]             | input 'tenure', value 2 is not a whole number
          [1, 12]                  | [1, 12, 13]           | input 'tenure' has 3 values: its shape is [3] or [3, 1]
          [1, 12]                  | [[1, 12]]             | input 'tenure' has one value a row: its shape is [rows] or [rows, 1]
          [1, 12]                  | 1                     | input 'tenure' needs 'data', a list
          [[0.5], [30]]            | [[0.5], [1e400]]      | /inputs/1/data/1/0: The number is out of range.
          2026-01-31               | 31.1.2026             | input 'since', value 1 is not a date such as 2026-01-31
          "inputs"                 | "input"               | 'inputs' must be a list with one tensor for each column
          """)
  void a_wrong_request_is_told_in_one_sentence(String typed, String wrong, String sentence)
      throws IOException {
    RawHttp.Answer answer = http.post(INFER, replaceFirst(request(), typed, wrong), JSON);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.says("content-type: application/json")).isTrue();
    assertThat(answer.body()).isEqualTo("{\"error\":\"" + sentence + "\"}");
  }

  private static String replaceFirst(String text, String typed, String wrong) {
    int at = text.indexOf(typed);
    return text.substring(0, at) + wrong + text.substring(at + typed.length());
  }

  @Test
  void what_is_not_served_is_404_in_the_protocols_form() throws IOException {
    assertThat(http.get("/v2/models/other").status()).isEqualTo(404);
    assertThat(http.get("/v2/models/..%2f..%2fetc").body())
        .isEqualTo("{\"error\":\"there is no endpoint of this name\"}");
    assertThat(http.post("/v2/models/churn/versions/2/infer", request(), JSON).body())
        .isEqualTo("{\"error\":\"endpoint churn serves version 1 only\"}");
    assertThat(http.get("/v2/nothing").body()).startsWith("{\"error\":");
  }

  @Test
  void a_body_that_is_no_json_is_400_in_the_protocols_form() throws IOException {
    RawHttp.Answer answer = http.post(INFER, "{\"inputs\": [", JSON);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":\"/inputs: The body is no JSON");
  }

  @Test
  void a_version_is_loaded_once_and_closed_when_traffic_has_moved() throws IOException {
    http.post(INFER, request(), JSON);
    http.post(INFER, request(), JSON);
    endpoints.version = 2;

    assertThat(http.post(INFER, request(), JSON).body()).contains("\"model_version\":\"2\"");
    assertThat(endpoints.told).containsExactly("load 1", "load 2", "close 1");
  }

  @Test
  void a_predictor_in_use_is_closed_only_afterwards() throws IOException {
    try (LivePredictors.Lease lease = predictors.lease(endpoints.endpoint("churn").orElseThrow())) {
      endpoints.version = 2;
      predictors.lease(endpoints.endpoint("churn").orElseThrow()).close();
      assertThat(endpoints.told).containsExactly("load 1", "load 2");
      assertThat(lease.predictor().outputs()).isEqualTo(Endpoints.OUTPUTS);
    }
    assertThat(endpoints.told).containsExactly("load 1", "load 2", "close 1");
  }

  @Test
  void a_package_that_cannot_be_loaded_says_which() throws IOException {
    endpoints.broken = true;

    RawHttp.Answer answer = http.post(INFER, request(), JSON);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo("{\"error\":\"endpoint churn cannot load churn:1: the package is damaged\"}");
  }
}
