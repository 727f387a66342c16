package io.trainyard.executors.release;

import static io.trainyard.executors.place.TestHome.option;
import static io.trainyard.executors.place.TestHome.step;
import static io.trainyard.executors.place.TestHome.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.deploy.DeployEvents;
import io.trainyard.engine.deploy.DeployEvents.TrafficChanged;
import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.PackageWriter;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.registry.RegistryEvents.AliasMoved;
import io.trainyard.engine.registry.RegistryEvents.VersionRegistered;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.place.TestHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
  private static final Output RELEASE = new Output("release", ArtifactKind.RELEASE);
  private static final Output CARD = new Output("card", ArtifactKind.REPORT);
  private static final Output LIVE = new Output("live", ArtifactKind.LIVE);

  @TempDir Path folder;
  private TestHome home;
  private final KnownVersions registry = new KnownVersions();
  private final List<Endpoint> endpoints = new ArrayList<>();
  private Optional<IOException> mute = Optional.empty();

  @BeforeEach
  void open() throws IOException {
    home = new TestHome(folder);
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void the_first_version_of_a_model_is_1_and_candidate_moves_to_it() throws Exception {
    Artifact model = model();
    home.input("model", model);

    Outcome.Succeeded outcome = register(option("named", text("churn")));

    Artifact card = Objects.requireNonNull(outcome.outputs().get("card"));
    assertThat(outcome.facts())
        .containsExactly(
            new Fact(
                RegistryEvents.VERSION_REGISTERED,
                EventJson.write(
                    new VersionRegistered(
                        "churn",
                        1,
                        model.digest().toString(),
                        card.digest().toString(),
                        "release",
                        Map.of("slope", 2.0)))),
            new Fact(
                RegistryEvents.ALIAS_MOVED,
                EventJson.write(new AliasMoved("churn", "candidate", null, 1))));
    assertThat(Release.read(contents(outcome, "release").getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new Release("churn", 1, model.digest()));
  }

  @Test
  void a_further_version_takes_the_alias_from_where_it_is_now() throws Exception {
    registry.add(1);
    registry.add(4, "champion");
    home.input("model", model());

    Outcome.Succeeded outcome =
        register(
            option("named", text("churn")),
            option("alias", text("champion")),
            option("alias", text("newest")));

    assertThat(outcome.facts().stream().skip(1))
        .containsExactly(
            new Fact(
                RegistryEvents.ALIAS_MOVED,
                EventJson.write(new AliasMoved("churn", "champion", 4L, 5))),
            new Fact(
                RegistryEvents.ALIAS_MOVED,
                EventJson.write(new AliasMoved("churn", "newest", null, 5))));
  }

  @Test
  void attached_metrics_are_those_of_the_version() throws Exception {
    home.input("model", model());
    home.input(
        "quality",
        report(
            "quality.metrics",
            ArtifactKind.METRICS,
            "{\"format\":1,\"rows\":7,\"metrics\":{\"auc\":0.8421,\"f1\":null}}"));

    Outcome.Succeeded outcome = register(option("named", text("churn")));

    assertThat(outcome.metrics()).isEqualTo(Map.of("auc", 0.8421));
    assertThat(EventJson.read(outcome.facts().get(0).json(), VersionRegistered.class).metrics())
        .isEqualTo(Map.of("auc", 0.8421));
  }

  @Test
  void the_card_says_what_for_how_good_what_of_and_what_is_attached() throws Exception {
    home.params.put("share", Value.Num.of(0.2));
    home.input("model", model());
    home.input(
        "quality.findings",
        report(
            "quality.findings",
            ArtifactKind.REPORT,
            "{\"format\":1,\"findings\":[{\"check\":\"auc at least 0.8\",\"passed\":true,\"why\":\"a|b\"}],\"by\":{\"seed\":1}}"));
    Value card =
        new Value.Term(
            "",
            List.of(),
            List.of(
                option("purpose", text("Retention\noffers <b>")),
                option("limits", text("Not for credit"))));

    String text = contents(register(option("named", text("churn")), option("card", card)), "card");

    assertThat(text)
        .startsWith(
            "# churn:1\n\n## Purpose\n\nRetention offers &lt;b>\n\n## Limits\n\nNot for credit\n\n")
        .contains("## Metrics\n\n| metric | value |\n| --- | --- |\n| slope | 2 |\n")
        .contains("| learner | script |", "| target | left |", "| table | sha256:0000 |")
        .contains("### Inputs\n\n| column | type |\n| --- | --- |\n| x | number |\n")
        .contains("| pipeline version | sha256:" + "0".repeat(64) + " |", "| run | 7 |")
        .contains("### Params\n\n| param | value |\n| --- | --- |\n| share | 0.2 |\n")
        .contains("## Attached: quality.findings\n\n`sha256:")
        .contains(
            "| check | passed | why |\n| --- | --- | --- |\n| auc at least 0.8 | true | a\\|b |\n")
        .contains("### by\n\n| fact | value |\n| --- | --- |\n| seed | 1 |\n");
  }

  @Test
  void the_same_facts_give_the_same_card() throws Exception {
    home.input("model", model());

    Artifact first = register(option("named", text("churn"))).outputs().get("card");

    assertThat(register(option("named", text("churn"))).outputs().get("card")).isEqualTo(first);
  }

  @Test
  void a_name_that_is_none_is_refused_with_its_place() throws Exception {
    home.input("model", model());

    Outcome outcome =
        home.run(
            step("release", "register", List.of(option("named", text("Churn!"))), RELEASE, CARD),
            new RegisterBody(registry));

    assertThat(outcome)
        .isEqualTo(
            Outcome.Failed.forGood(
                "test.groovy:1:1: step 'release', option 'named': 'Churn!' is no name; use small letters, digits, '_' and '-', a letter first"));
  }

  @Test
  void a_deployed_version_gets_the_traffic_and_becomes_champion() throws Exception {
    registry.add(2, "champion");
    endpoints.add(new Endpoint("scores", "churn", 2, 5, Instant.EPOCH));
    home.input("release", released(3));

    Outcome.Succeeded outcome = (Outcome.Succeeded) deploy();

    assertThat(outcome.facts())
        .containsExactly(
            new Fact(
                DeployEvents.TRAFFIC_CHANGED,
                EventJson.write(new TrafficChanged("scores", "churn", 3, 2L))),
            new Fact(
                RegistryEvents.ALIAS_MOVED,
                EventJson.write(new AliasMoved("churn", "champion", 2L, 3))));
    assertThat(contents(outcome, "live")).contains("\"endpoint\" : \"scores\"", "\"version\" : 3");
  }

  @Test
  void the_first_deployment_makes_the_endpoint() throws Exception {
    home.input("release", released(1));

    assertThat(((Outcome.Succeeded) deploy()).facts().get(0).json())
        .isEqualTo(EventJson.write(new TrafficChanged("scores", "churn", 1, null)));
  }

  @Test
  void what_is_so_already_is_not_stated_again() throws Exception {
    registry.add(3, "champion");
    endpoints.add(new Endpoint("scores", "churn", 3, 5, Instant.EPOCH));
    home.input("release", released(3));

    assertThat(((Outcome.Succeeded) deploy()).facts()).isEmpty();
  }

  @Test
  void a_model_that_cannot_answer_gets_no_traffic() throws Exception {
    mute = Optional.of(new IOException("it was trained without predictWith"));
    home.input("release", released(3));

    assertThat(deploy())
        .isEqualTo(
            Outcome.Failed.forGood("churn:3 cannot answer: it was trained without predictWith"));
  }

  private Outcome.Succeeded register(Option... options) throws Exception {
    Outcome outcome =
        home.run(
            step("release", "register", List.of(options), RELEASE, CARD),
            new RegisterBody(registry));
    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    return (Outcome.Succeeded) outcome;
  }

  private Outcome deploy() throws Exception {
    Deployments deployments =
        new Deployments() {
          @Override
          public List<Endpoint> endpoints() {
            return endpoints;
          }

          @Override
          public Optional<Endpoint> endpoint(String name) {
            return endpoints.stream().filter(each -> each.name().equals(name)).findFirst();
          }
        };
    Option to = option("to", Value.Term.of("endpoint", text("scores")));
    return home.run(
        step("live", "deploy", List.of(to), LIVE),
        new DeployBody(registry, deployments, this::load));
  }

  private Predictor load(Digest model) throws IOException {
    if (mute.isPresent()) {
      throw mute.get();
    }
    return new Silent();
  }

  private Artifact released(long version) throws IOException {
    return home.artifact(
        "release.release",
        ArtifactKind.RELEASE,
        new Release("churn", version, Digest.of("model")).json());
  }

  private Artifact report(String name, ArtifactKind kind, String json) throws IOException {
    return home.artifact(name, kind, json.getBytes(StandardCharsets.UTF_8));
  }

  private Artifact model() throws IOException {
    Schema inputs = new Schema(List.of(new Column("x", ColumnType.NUMBER)));
    Schema outputs = new Schema(List.of(new Column("prediction", ColumnType.TEXT)));
    PackageManifest manifest =
        new PackageManifest(
            "script",
            Task.CLASSES,
            "left",
            Optional.of("Yes"),
            List.of("No", "Yes"),
            inputs,
            outputs,
            Map.of("language", "python"),
            Map.of("rows", "3", "table", "sha256:0000"),
            Map.of("slope", 2.0));
    Path file = folder.resolve("model.zip");
    new PackageWriter(file, manifest).close();
    return home.artifact("model.model", ArtifactKind.MODEL, Files.readAllBytes(file));
  }

  private String contents(Outcome.Succeeded outcome, String output) throws IOException {
    Artifact artifact = Objects.requireNonNull(outcome.outputs().get(output));
    return new String(home.artifacts.bytes(artifact.digest()), StandardCharsets.UTF_8);
  }

  /** Opens, and has nothing to say. */
  private static final class Silent implements Predictor {
    @Override
    public Schema inputs() {
      return new Schema(List.of());
    }

    @Override
    public Schema outputs() {
      return new Schema(List.of());
    }

    @Override
    public Rows predict(Rows rows) {
      return new Rows(outputs(), List.of());
    }

    @Override
    public void close() {}
  }

  /** Versions of the one model {@code churn}. */
  private static final class KnownVersions implements Registry {
    private final List<ModelVersion> versions = new ArrayList<>();

    void add(long version, String... aliases) {
      Digest digest = Digest.of("version " + version);
      versions.add(
          new ModelVersion(
              "churn",
              version,
              digest,
              digest,
              1,
              "release",
              Map.of(),
              Set.of(aliases),
              Instant.EPOCH));
    }

    @Override
    public List<String> models() {
      return List.of("churn");
    }

    @Override
    public List<ModelVersion> versions(String model) {
      return model.equals("churn") ? versions : List.of();
    }

    @Override
    public Optional<ModelVersion> version(String model, long version) {
      return versions(model).stream().filter(each -> each.version() == version).findFirst();
    }

    @Override
    public Optional<ModelVersion> alias(String model, String alias) {
      return versions(model).stream().filter(each -> each.aliases().contains(alias)).findFirst();
    }

    @Override
    public List<Alias> history(String model) {
      return List.of();
    }
  }
}
