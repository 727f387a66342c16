package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BikeDemandTest {
  @TempDir static Path folder;

  private static TestHome home;

  @BeforeAll
  static void run_it() {
    home = TestHome.in(folder);
    home.trainyard("run", TestHome.shipped("bike_demand")).exits(0);
  }

  @Test
  void the_hours_of_the_last_fifth_of_the_time_are_predicted() {
    ShownRun run = ShownRun.of(home, 1);

    assertThat(run.steps()).allMatch(step -> run.stateOf(step).equals("SUCCEEDED"));
    assertThat(run.rows("rentals")).isEqualTo(17_379);
    assertThat(run.metric("quality", "r2")).isBetween(0.60, 0.95);
    assertThat(run.metric("quality", "rmse")).isGreaterThan(run.metric("quality", "mae"));
    assertThat(run.rows("forecast")).isBetween(3_400L, 3_500L);
    assertThat(run.models()).containsExactly("bike_demand:1");
  }

  @Test
  void the_forecast_is_a_table_of_the_catalogue_that_comes_from_the_data() throws IOException {
    ShownRun run = ShownRun.of(home, 1);
    String data = run.digest("rentals", "data");

    JsonNode lineage = home.trainyard("lineage", data, "--json").exits(0).json();

    assertThat(ShownRun.items(lineage.path("data").path("uses")))
        .extracting(use -> use.path("step").asString(""))
        .contains("hours", "parts", "model", "forecast", "publish");
    home.trainyard("run", reader().toString()).exits(0);
    assertThat(ShownRun.of(home, 2).rows("forecast")).isEqualTo(run.rows("forecast"));
  }

  private static Path reader() throws IOException {
    return Files.writeString(
        folder.resolve("reader.groovy"),
        "pipeline('reader') {\n  def forecast = collect { published 'bike_forecast' }\n}\n");
  }
}
