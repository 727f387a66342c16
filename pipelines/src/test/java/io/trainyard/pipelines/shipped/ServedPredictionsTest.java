package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an endpoint answers is what the model said when it was trained. */
class ServedPredictionsTest {
  private static final int ROWS = 1_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @Test
  void a_thousand_served_predictions_equal_those_of_the_run_bit_for_bit() throws Exception {
    TestHome home = TestHome.in(folder);
    home.trainyard("run", churnWithScores().toString()).exits(0);
    ShownRun run = ShownRun.of(home, 1);
    Map<String, List<Object>> expected = first(home.artifact(run.digest("scores", "data")));

    Map<String, List<Object>> served;
    try (Server server = Server.start(home)) {
      String request = request(first(home.artifact(run.digest("parts", "test"))));
      served = outputs(server.post("/v2/models/churn/infer", request));
    }

    assertThat(served.get("prediction")).hasSize(ROWS).isEqualTo(expected.get("prediction"));
    assertThat(served.get("probability_Yes")).isEqualTo(expected.get("probability_Yes"));
    assertThat(served.get("probability_No")).isEqualTo(expected.get("probability_No"));
  }

  private Path churnWithScores() throws IOException {
    String data = GeneratedFile.top().resolve("pipelines/data").toString();
    String shipped = Files.readString(Path.of(TestHome.shipped("churn")));
    String more = "    def scores = predict(model, parts.test) { keep 'customerID' }\n}\n";
    return Files.writeString(
        folder.resolve("churn.groovy"),
        shipped.replace("csv 'data/", "csv '" + data + "/").replaceFirst("}\\s*$", more));
  }

  private static String request(Map<String, List<Object>> columns) {
    List<Map<String, Object>> inputs = new ArrayList<>();
    columns.forEach(
        (name, values) ->
            inputs.add(
                Map.of(
                    "name",
                    name,
                    "shape",
                    List.of(ROWS),
                    "datatype",
                    datatype(values),
                    "data",
                    values)));
    return JSON.writeValueAsString(Map.of("inputs", inputs));
  }

  private static String datatype(List<Object> values) {
    Object first = values.stream().filter(value -> value != null).findFirst().orElse("");
    return first instanceof Long ? "INT64" : first instanceof Double ? "FP64" : "BYTES";
  }

  private static Map<String, List<Object>> outputs(JsonNode answer) {
    Map<String, List<Object>> outputs = new LinkedHashMap<>();
    for (JsonNode output : answer.path("outputs")) {
      List<Object> values = new ArrayList<>();
      for (JsonNode value : output.path("data")) {
        values.add(value.isNumber() ? (Object) value.asDouble() : value.asString(""));
      }
      outputs.put(output.path("name").asString(""), values);
    }
    return outputs;
  }

  /** The first rows by customer, column by name, as the database itself reads the file. */
  private static Map<String, List<Object>> first(Path table) throws SQLException {
    String query = "select * from read_parquet('" + table + "') order by customerID limit " + ROWS;
    Map<String, List<Object>> columns = new LinkedHashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        for (int column = 1; column <= width; column++) {
          columns
              .computeIfAbsent(rows.getMetaData().getColumnName(column), name -> new ArrayList<>())
              .add(rows.getObject(column));
        }
      }
    }
    return columns;
  }
}
