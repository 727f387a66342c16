package io.trainyard.engine.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.deploy.DeployEvents;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.testing.Definitions;
import io.trainyard.engine.testing.ManualAlarm;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.ManualLoop;
import io.trainyard.engine.testing.MemoryArtifacts;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lineage over the log of a run that collects, splits, trains, evaluates, registers, deploys. */
class LineageGraphTest {
  private static final Pipeline CHURN =
      Definitions.pipeline(
          "churn",
          List.of(
              new Param(
                  "share",
                  ParamType.NUMBER,
                  "",
                  Optional.of(Value.Num.of(0.2)),
                  Optional.empty(),
                  List.of(),
                  false,
                  SourceRef.NONE)),
          Definitions.step("customers").verb("collect").build(),
          Definitions.step("unused").verb("collect").build(),
          Definitions.step("parts")
              .input(new Value.Output("customers", "data"))
              .input(new Value.Param("share"))
              .output("train", ArtifactKind.TABLE)
              .output("test", ArtifactKind.TABLE)
              .build(),
          Definitions.step("model")
              .input(new Value.Output("parts", "train"))
              .output("model", ArtifactKind.MODEL)
              .build(),
          Definitions.step("quality")
              .input(new Value.Output("model", "model"))
              .input(new Value.Output("parts", "test"))
              .output("metrics", ArtifactKind.METRICS)
              .build(),
          Definitions.step("release")
              .input(new Value.Output("model", "model"))
              .option("attach", new Value.Output("quality", "metrics"))
              .output("card", ArtifactKind.REPORT)
              .build(),
          Definitions.step("live").needs("release").output("live", ArtifactKind.LIVE).build());

  private static final Digest CUSTOMERS = Digest.of("1/customers.data");
  private static final Digest MODEL = Digest.of("1/model.model");

  private final MemoryStore store = new MemoryStore(new ManualClock(Instant.EPOCH));

  LineageGraphTest() {
    ManualClock clock = new ManualClock(Instant.EPOCH);
    ManualLoop loop = new ManualLoop();
    ScriptedExecutor executor =
        new ScriptedExecutor()
            .answer("customers", order -> stating(order, DataEvents.COLLECTED, collected()))
            .answer("release", order -> stating(order, version(), registered()))
            .answer("live", order -> stating(order, DeployEvents.TRAFFIC_CHANGED, traffic()));
    Runner runner =
        new Runner(
            new RunnerPorts(
                store,
                store,
                term -> Optional.empty(),
                executor,
                new MemoryArtifacts(),
                new ManualAlarm(clock),
                clock),
            RunnerSettings.ofSlots(2),
            loop);
    runner.submit(
        new StartRequest(
            CHURN, Map.of(), Path.of("."), "person", "os:ada", LocalDate.of(2026, 3, 1)));
    loop.runAll();
  }

  private static Outcome stating(AttemptOrder order, String kind, Record facts) {
    Outcome.Builder outcome = Outcome.succeeded();
    ScriptedExecutor.success(order).outputs().forEach(outcome::output);
    return outcome.fact(new Fact(kind, EventJson.write(facts))).build();
  }

  private static String version() {
    return RegistryEvents.VERSION_REGISTERED;
  }

  private static Record collected() {
    return new DataEvents.Collected(
        "key", "data/telco.csv", "sha256:11", CUSTOMERS.toString(), 9, Map.of());
  }

  private static Record registered() {
    return new RegistryEvents.VersionRegistered(
        "churn",
        1,
        MODEL.toString(),
        Digest.of("1/release.card").toString(),
        "release",
        Map.of("auc", 0.84));
  }

  private static Record traffic() {
    return new DeployEvents.TrafficChanged("offers", "churn", 1, null);
  }

  @Test
  void a_version_goes_back_to_its_data_its_params_its_run_and_every_step_between() {
    ModelLineage lineage = LineageGraph.of(store).model("churn", 1).orElseThrow();
    assertThat(lineage.id()).isEqualTo("churn:1");
    assertThat(lineage.run()).isEqualTo(1);
    assertThat(lineage.pipeline()).isEqualTo("churn");
    assertThat(lineage.pipelineVersion()).isEqualTo(CHURN.version());
    assertThat(lineage.definition()).isEqualTo(store.run(1).orElseThrow().definition());
    assertThat(lineage.params()).isEqualTo(Map.of("share", Value.Num.of(0.2)));
    assertThat(lineage.metrics()).isEqualTo(Map.of("auc", 0.84));
    assertThat(lineage.model()).isEqualTo(MODEL);
    assertThat(lineage.data())
        .containsExactly(
            new ModelLineage.Data(CUSTOMERS, "customers.data", "data/telco.csv", "sha256:11"));
    assertThat(lineage.steps())
        .extracting(ModelLineage.Made::step)
        .containsExactlyInAnyOrder("customers", "parts", "model", "quality", "release");
  }

  @Test
  void data_lead_forward_to_tables_models_and_endpoints() {
    DataLineage lineage = LineageGraph.of(store).data(CUSTOMERS).orElseThrow();
    assertThat(lineage.source()).isEqualTo("data/telco.csv");
    assertThat(lineage.uses())
        .containsExactlyInAnyOrder(
            new DataLineage.Use(1, "churn", "parts", List.of("parts.train", "parts.test")),
            new DataLineage.Use(1, "churn", "model", List.of("model.model")),
            new DataLineage.Use(1, "churn", "quality", List.of()),
            new DataLineage.Use(1, "churn", "release", List.of()));
    assertThat(lineage.models()).containsExactly("churn:1");
    assertThat(lineage.endpoints()).containsExactly("offers");
  }

  @Test
  void a_table_that_led_to_nothing_says_so() {
    DataLineage lineage = LineageGraph.of(store).data(Digest.of("1/unused.data")).orElseThrow();
    assertThat(lineage.uses()).isEmpty();
    assertThat(lineage.models()).isEmpty();
    assertThat(lineage.endpoints()).isEmpty();
  }

  @Test
  void what_nobody_knows_has_no_lineage() {
    LineageGraph graph = LineageGraph.of(store);
    assertThat(graph.model("churn", 2)).isEmpty();
    assertThat(graph.data(Digest.of("nothing"))).isEmpty();
  }
}
