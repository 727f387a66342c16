package io.trainyard.pipelines.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.pipelines.Ended;
import io.trainyard.pipelines.ShownRun;
import io.trainyard.pipelines.TestHome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The main job: raw data to a registered, deployed model. It runs twice on one home. */
class ChurnTest {
  private static final List<String> ALWAYS =
      List.of("customers", "clean", "parts", "model", "quality", "reasons", "better");

  @TempDir static Path folder;

  private static TestHome home;
  private static Ended first;
  private static Ended second;

  @BeforeAll
  static void run_it_twice() {
    home = TestHome.in(folder);
    first = home.trainyard("run", TestHome.shipped("churn"));
    second = home.trainyard("run", TestHome.shipped("churn"));
  }

  @Test
  void the_first_run_ends_with_what_it_made() {
    first.exits(0);

    assertThat(first.err())
        .containsPattern("(?m)^\\d\\d:\\d\\d:\\d\\d  model +SUCCEEDED +[\\d.]+ s +5,63\\d rows");
    assertThat(first.out())
        .containsPattern("(?m)^run 1 SUCCEEDED in [\\d.]+ s$")
        .containsPattern("(?m)^model churn:1 \\(champion\\)  .*auc 0\\.8\\d")
        .containsPattern("(?m)^endpoint churn: start it with \\./trainyard serve$")
        .containsPattern("(?m)^more: \\./trainyard show 1$");
  }

  @Test
  void every_step_succeeds_with_its_rows_and_metrics() {
    ShownRun run = ShownRun.of(home, 1);

    assertThat(run.state()).isEqualTo("SUCCEEDED");
    assertThat(run.steps()).containsAll(ALWAYS).contains("release");
    assertThat(run.steps()).allMatch(step -> run.stateOf(step).equals("SUCCEEDED"));
    assertThat(run.rows("customers")).isEqualTo(7_043);
    assertThat(run.rows("clean")).isEqualTo(7_043);
    assertThat(run.metric("quality", "auc")).isBetween(0.80, 0.90);
    assertThat(run.metric("quality", "f1")).isBetween(0.40, 0.80);
    assertThat(run.models()).containsExactly("churn:1");
    assertThat(run.endpoints()).containsExactly("churn");
  }

  @Test
  void an_equal_model_is_never_better_so_the_second_run_registers_none() {
    second.exits(0);

    ShownRun run = ShownRun.of(home, 2);
    assertThat(run.state()).isEqualTo("SUCCEEDED");
    assertThat(run.decision("better")).isFalse();
    assertThat(run.stateOf("release")).isEqualTo("SKIPPED");
    assertThat(run.models()).isEmpty();
    assertThat(run.stateOf("better")).isEqualTo("SUCCEEDED");
  }

  @Test
  void the_same_data_and_seed_give_the_same_bytes() {
    ShownRun one = ShownRun.of(home, 1);
    ShownRun two = ShownRun.of(home, 2);

    assertThat(two.digest("customers", "data")).isEqualTo(one.digest("customers", "data"));
    assertThat(two.digest("parts", "train")).isEqualTo(one.digest("parts", "train"));
    assertThat(two.digest("model", "model")).isEqualTo(one.digest("model", "model"));
    assertThat(two.digest("quality", "metrics")).isEqualTo(one.digest("quality", "metrics"));
  }

  @Test
  void the_model_is_the_champion_with_its_card_and_metrics() {
    JsonNode model = home.trainyard("models", "churn", "--json").exits(0).json();

    JsonNode version = model.path("versions").path(0);
    assertThat(model.path("versions")).hasSize(1);
    assertThat(ShownRun.items(version.path("aliases")))
        .extracting(JsonNode::asString)
        .containsExactly("candidate", "champion");
    assertThat(version.path("metrics").path("auc").asDouble())
        .isEqualTo(ShownRun.of(home, 1).metric("quality", "auc"));
    assertThat(version.path("card").asString("")).startsWith("sha256:");
    assertThat(home.trainyard("models", "churn").exits(0).out()).contains("churn:1", "champion");
  }

  @Test
  void lineage_leads_from_the_version_to_the_data_and_back() {
    ShownRun run = ShownRun.of(home, 1);
    String data = run.digest("customers", "data");

    JsonNode back = home.trainyard("lineage", "churn:1", "--json").exits(0).json();
    JsonNode forward = home.trainyard("lineage", data, "--json").exits(0).json();

    JsonNode version = back.path("version");
    assertThat(version.path("run").asLong()).isEqualTo(1);
    assertThat(version.path("pipelineVersion").asString("")).isEqualTo(run.version());
    assertThat(version.path("params").path("share").asString("")).isEqualTo("0.2");
    assertThat(version.path("metrics").path("auc").asDouble())
        .isEqualTo(run.metric("quality", "auc"));
    assertThat(version.path("model").asString("")).isEqualTo(run.digest("model", "model"));
    assertThat(ShownRun.items(version.path("sources")))
        .extracting(source -> source.path("digest").asString(""))
        .contains(data);
    assertThat(ShownRun.items(forward.path("data").path("models")))
        .extracting(JsonNode::asString)
        .containsExactly("churn:1");
  }

  @Test
  void a_share_beyond_its_bounds_is_refused_before_anything_runs() {
    home.trainyard("run", TestHome.shipped("churn"), "--param", "share=0.9")
        .exits(2)
        .says("share", "0.1", "0.4");

    assertThat(ShownRun.items(home.trainyard("runs", "--json").exits(0).json())).hasSize(2);
  }
}
