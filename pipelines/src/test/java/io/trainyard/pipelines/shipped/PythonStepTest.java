package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonStepTest {
  @TempDir static Path folder;

  private static TestHome home;

  @BeforeAll
  static void run_it() {
    home = TestHome.in(folder);
    home.trainyard("run", TestHome.shipped("python_step")).exits(0);
  }

  @Test
  void a_script_of_the_standard_library_trains_a_model_that_is_measured_and_registered() {
    ShownRun run = ShownRun.of(home, 1);

    assertThat(run.steps()).allMatch(step -> run.stateOf(step).equals("SUCCEEDED"));
    assertThat(run.metric("quality", "auc")).isBetween(0.80, 0.90);
    assertThat(run.models()).containsExactly("churn_python:1");
  }

  @Test
  void the_registered_script_scores_new_rows() throws Exception {
    Path data = Path.of(TestHome.shipped("python_step")).resolveSibling("data/telco_churn.csv");
    Files.writeString(
        folder.resolve("rows.csv"),
        String.join("\n", Files.readAllLines(data).subList(0, 4)) + "\n");

    String scores = home.trainyard("predict", "churn_python", "--rows", "rows.csv").exits(0).out();

    assertThat(scores.lines()).hasSize(4);
    assertThat(scores).contains("prediction").containsPattern("(?m)(^|,)(Yes|No)(,|$)");
  }
}
