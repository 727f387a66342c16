package io.trainyard.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.deploy.DeployEvents;
import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.event.Journal.Conflict;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.RunEvents;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Models, endpoints, data and what references to them mean. */
class DerivedNounsTest {
  private MemoryTables tables;

  @BeforeEach
  void open(TestInfo test) throws Exception {
    tables = new MemoryTables(test.getTestMethod().orElseThrow().getName());
  }

  @AfterEach
  void close() throws Exception {
    tables.close();
  }

  private void register(long version) throws Exception {
    tables.write(
        3,
        RegistryEvents.VERSION_REGISTERED,
        new RegistryEvents.VersionRegistered(
            "churn",
            version,
            Digest.of("model " + version).toString(),
            Digest.of("card " + version).toString(),
            "release",
            Map.of("auc", 0.84)));
  }

  private void move(String alias, Long from, long to) throws Exception {
    tables.write(
        3, RegistryEvents.ALIAS_MOVED, new RegistryEvents.AliasMoved("churn", alias, from, to));
  }

  @Test
  void versions_carry_the_aliases_that_point_at_them_now() throws Exception {
    register(1);
    move("candidate", null, 1);
    move("champion", null, 1);
    register(2);
    move("candidate", 1L, 2);
    tables.replay();
    Registry registry = new StoredRegistry(tables.database);
    assertThat(registry.models()).containsExactly("churn");
    assertThat(registry.versions("churn"))
        .extracting(ModelVersion::id, ModelVersion::aliases)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("churn:1", java.util.Set.of("champion")),
            org.assertj.core.groups.Tuple.tuple("churn:2", java.util.Set.of("candidate")));
    assertThat(registry.alias("churn", "champion")).isEqualTo(registry.version("churn", 1));
    assertThat(registry.version("churn", 1))
        .hasValueSatisfying(
            version -> {
              assertThat(version.model()).isEqualTo(Digest.of("model 1"));
              assertThat(version.run()).isEqualTo(3);
              assertThat(version.metrics()).isEqualTo(Map.of("auc", 0.84));
              assertThat(version.created()).isEqualTo(MemoryTables.TIME.plusSeconds(1));
            });
    assertThat(registry.version("churn", 9)).isEmpty();
  }

  @Test
  void every_move_of_an_alias_is_kept() throws Exception {
    register(1);
    register(2);
    move("champion", null, 1);
    move("champion", 1L, 2);
    tables.replay();
    assertThat(new StoredRegistry(tables.database).history("churn"))
        .containsExactly(
            new Alias(
                "churn",
                "champion",
                OptionalLong.empty(),
                1,
                MemoryTables.TIME.plusSeconds(3),
                "engine",
                3),
            new Alias(
                "churn",
                "champion",
                OptionalLong.of(1),
                2,
                MemoryTables.TIME.plusSeconds(4),
                "engine",
                3));
  }

  @Test
  void whoever_was_overtaken_is_refused_with_what_there_is_now() throws Exception {
    register(1);
    register(2);
    move("champion", null, 1);
    assertThatThrownBy(() -> register(1))
        .isInstanceOf(Conflict.class)
        .hasMessage("churn:1 is there already");
    assertThatThrownBy(() -> move("champion", null, 2))
        .isInstanceOf(Conflict.class)
        .hasMessage("churn@champion is version 1 and not what the step saw");
    assertThatThrownBy(() -> move("candidate", 1L, 2))
        .isInstanceOf(Conflict.class)
        .hasMessage("churn@candidate is not set and not what the step saw");
    assertThatThrownBy(() -> move("champion", 1L, 7))
        .isInstanceOf(Conflict.class)
        .hasMessage("churn has no version 7");
  }

  @Test
  void an_endpoint_serves_what_it_was_given_last() throws Exception {
    serve(1, null);
    serve(2, 1L);
    tables.replay();
    assertThat(new StoredDeployments(tables.database).endpoints())
        .containsExactly(new Endpoint("live", "churn", 2, 3, MemoryTables.TIME.plusSeconds(2)));
    assertThat(new StoredDeployments(tables.database).endpoint("other")).isEmpty();
    assertThatThrownBy(() -> serve(3, 1L))
        .isInstanceOf(Conflict.class)
        .hasMessage("endpoint live serves version 2, which is not what the step saw");
  }

  @Test
  void an_approval_has_one_answer_of_each_person() throws Exception {
    Map<String, String> seen = Map.of("release", Digest.of("release").toString());
    ApprovalEvents.Asked asked =
        new ApprovalEvents.Asked(
            9,
            "approved",
            "os:ada",
            "release",
            Digest.of("release").toString(),
            Map.of(),
            List.of("os:joan"),
            2,
            false,
            MemoryTables.TIME.plusSeconds(60));
    tables.write(3, ApprovalEvents.ASKED, asked);
    tables.write(3, ApprovalEvents.GIVEN, new ApprovalEvents.Given(9, true, "fine", seen));
    tables.replay();
    assertThatThrownBy(() -> refuse(seen))
        .isInstanceOf(Conflict.class)
        .hasMessage("engine has answered already");
    StoredApprovals approvals = new StoredApprovals(tables.database);
    Approval stored = approvals.of(9).orElseThrow();
    assertThat(stored.answers())
        .containsExactly(
            new Approval.Answer(
                "engine",
                true,
                "fine",
                Map.of("release", Digest.of("release")),
                MemoryTables.TIME.plusSeconds(2)));
    assertThat(stored.until()).isEqualTo(MemoryTables.TIME.plusSeconds(60));
    assertThat(stored.isValid(stored.answers().get(0))).isTrue();
    assertThat(approvals.ofRun(3)).containsExactly(stored);
    assertThat(approvals.of(10)).isEmpty();
    assertThat(approvals.people()).containsExactly("engine");
  }

  private void refuse(Map<String, String> seen) throws Exception {
    tables.write(3, ApprovalEvents.GIVEN, new ApprovalEvents.Given(9, false, "", seen));
  }

  private void serve(long version, Long from) throws Exception {
    tables.write(
        3,
        DeployEvents.TRAFFIC_CHANGED,
        new DeployEvents.TrafficChanged("live", "churn", version, from));
  }

  @Test
  void a_champion_is_the_artifact_that_its_run_made() throws Exception {
    Artifact made =
        new Artifact("model.model", "model", Digest.of("model 1"), 77, Map.of("learner", "trees"));
    tables.write(
        3,
        RunEvents.ATTEMPT_CREATED,
        new RunEvents.AttemptCreated(1, "model", "", 1, MemoryTables.TIME));
    tables.write(3, RunEvents.ATTEMPT_STARTED, new RunEvents.AttemptStarted(1, 1, List.of()));
    tables.write(
        3,
        RunEvents.ATTEMPT_ENDED,
        new RunEvents.AttemptEnded(
            1,
            1,
            AttemptState.SUCCEEDED,
            null,
            "",
            false,
            null,
            Map.of(),
            List.of(),
            Map.of("model", RunEvents.Made.of(made)),
            null,
            null,
            null));
    register(1);
    References references = new StoredReferences(tables.database);
    Value.Term champion = Value.Term.of("champion", new Value.Text("churn"));
    assertThat(references.find(champion)).isEmpty();
    move("champion", null, 1);
    assertThat(references.find(champion))
        .contains(new References.Found(made.named("churn:1"), "churn:1"));
  }

  @Test
  void what_was_collected_last_tells_its_source() throws Exception {
    collect("first");
    collect("second");
    tables.replay();
    References references = new StoredReferences(tables.database);
    assertThat(references.find(Value.Term.of("collected", new Value.Text("key"))))
        .hasValueSatisfying(
            found -> {
              assertThat(found.artifact().digest()).isEqualTo(Digest.of("second"));
              assertThat(found.artifact().kind()).isEqualTo("table");
              assertThat(found.artifact().facts())
                  .isEqualTo(
                      Map.of("rows", "3", "source", "data/a.csv", "sourceDigest", "etag second"));
            });
    assertThat(references.find(Value.Term.of("collected", new Value.Text("other")))).isEmpty();
  }

  private void collect(String content) throws Exception {
    tables.write(
        DataEvents.COLLECTED,
        new DataEvents.Collected(
            "key",
            "data/a.csv",
            "etag " + content,
            Digest.of(content).toString(),
            9,
            Map.of("rows", "3")));
  }

  @Test
  void a_published_table_means_its_newest_version() throws Exception {
    for (String content : List.of("first", "second")) {
      tables.write(
          DataEvents.PUBLISHED,
          new DataEvents.Published("offers", Digest.of(content).toString(), 9, Map.of()));
    }
    References.Found found =
        new StoredReferences(tables.database)
            .find(Value.Term.of("published", new Value.Text("offers")))
            .orElseThrow();
    assertThat(found.artifact().name()).isEqualTo("offers");
    assertThat(found.meaning()).isEqualTo("offers " + Digest.of("second"));
  }

  @Test
  void a_reference_that_nobody_knows_is_named() {
    assertThatThrownBy(
            () ->
                new StoredReferences(tables.database)
                    .find(Value.Term.of("setting", new Value.Text("x"))))
        .hasMessage("'setting' is no known reference");
  }
}
