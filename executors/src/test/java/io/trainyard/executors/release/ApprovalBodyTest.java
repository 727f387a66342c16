package io.trainyard.executors.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.registry.Approvals;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.executors.testing.PlainContext;
import io.trainyard.executors.testing.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approvals, and what a deployment makes of them. */
class ApprovalBodyTest {
  private static final SourceRef AT = new SourceRef("a.groovy", 2, 1);
  private static final Value.Output APPROVED = new Value.Output("approved", "decision");

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-21T12:00:00Z"));
  private final Asked asked = new Asked();
  private final ApprovalBody body = new ApprovalBody(asked, clock);
  private ArtifactStore artifacts;

  @BeforeEach
  void open() throws IOException {
    artifacts = FileArtifactStore.open(folder);
  }

  private Artifact artifact(String name) throws IOException {
    ArtifactStore.Stored stored = artifacts.put(name.getBytes(StandardCharsets.UTF_8));
    return new Artifact(
        name, ArtifactKind.RELEASE.word(), stored.digest(), stored.bytes(), Map.of());
  }

  private static Option option(String word, Value... values) {
    return new Option(word, List.of(values), AT);
  }

  private static StepInput input(String name, Artifact artifact) {
    return new StepInput(name, Optional.of(artifact), Optional.empty(), "");
  }

  private Outcome run(String release, Option... options) throws IOException {
    Step step =
        new Step(
            "approved",
            "approval",
            "",
            List.of(new Input("release", new Value.Output("release", "release"))),
            List.of(options),
            List.of(new Output("decision", ArtifactKind.DECISION)),
            List.of(),
            Set.of(),
            Retry.NONE,
            Optional.empty(),
            AT);
    List<StepInput> inputs =
        List.of(input("release", artifact(release)), input("quality.metrics", artifact("quality")));
    AttemptOrder order = Steps.order(9, List.of(step), inputs, folder);
    return body.run(new PlainContext(order, artifacts, artifacts.workFolder()));
  }

  private void ask(String release, Option... options) throws IOException {
    Outcome.Waiting waiting = (Outcome.Waiting) run(release, options);
    assertThat(waiting.facts()).hasSize(1);
    asked.approval =
        EventJson.read(waiting.facts().get(0).json(), ApprovalEvents.Asked.class)
            .toApproval(1, clock.instant());
  }

  private void answer(String actor, boolean yes) {
    asked.answers.add(
        new Approval.Answer(actor, yes, "", asked.approval.digests(), clock.instant()));
  }

  private static boolean decision(Outcome outcome) {
    return ((Outcome.Succeeded) outcome).decision().orElseThrow();
  }

  @Test
  void it_asks_once_and_waits_until_it_expires() throws Exception {
    ask("release", option("expires", new Value.Span(Duration.ofDays(3))));
    assertThat(asked.approval.until()).isEqualTo(clock.instant().plus(Duration.ofDays(3)));
    assertThat(asked.approval.asker()).isEqualTo("os:ada");
    assertThat(asked.approval.digests()).containsOnlyKeys("release", "quality.metrics");
    Outcome.Waiting again = (Outcome.Waiting) run("release");
    assertThat(again.facts()).isEmpty();
    assertThat(again.reason()).isEqualTo("approval: 0 of 1 approvals");
    clock.advance(Duration.ofDays(3));
    assertThat(decision(run("release"))).isFalse();
  }

  @Test
  void it_decides_yes_when_enough_have_said_so() throws Exception {
    Option quorum = option("quorum", Value.Num.of(2));
    ask("release", quorum);
    answer("os:grace", true);
    assertThat(run("release", quorum)).isInstanceOf(Outcome.Waiting.class);
    answer("os:joan", true);
    assertThat(decision(run("release", quorum))).isTrue();
  }

  @Test
  void one_who_says_no_decides() throws Exception {
    ask("release");
    answer("os:grace", false);
    assertThat(decision(run("release"))).isFalse();
  }

  @Test
  void what_has_changed_since_it_was_asked_about_is_not_approved() throws Exception {
    ask("release");
    answer("os:grace", true);
    assertThat(decision(run("another release"))).isFalse();
  }

  @Test
  void alone_is_refused_where_several_people_are_known() {
    asked.people.addAll(List.of("os:ada", "os:grace"));
    assertThatThrownBy(() -> run("release", option("alone")))
        .hasMessageContaining("'alone' in approved is for a home with one person");
  }

  @Test
  void what_was_not_approved_is_not_deployed() throws Exception {
    ask("release");
    answer("os:grace", true);
    Artifact yes = decided("release");
    Digest release = artifact("release").digest();
    deploy(yes, release);
    assertThatThrownBy(() -> deploy(yes, artifact("another").digest()))
        .hasMessageContaining("step 'live': approval 'approved' is for " + release)
        .hasMessageContaining("so it is void");
    asked.answers.clear();
    answer("os:grace", false);
    Artifact no = decided("release");
    assertThatThrownBy(() -> deploy(no, release))
        .hasMessageContaining("approval 'approved' said no: refused by os:grace");
  }

  private Artifact decided(String release) throws IOException {
    Outcome.Succeeded outcome = (Outcome.Succeeded) run(release);
    return outcome.outputs().get("decision");
  }

  private void deploy(Artifact decision, Digest deployed) throws IOException {
    Step step =
        new Step(
            "live",
            "deploy",
            "",
            List.of(),
            List.of(),
            List.of(),
            List.of(APPROVED),
            Set.of(),
            Retry.NONE,
            Optional.empty(),
            AT);
    AttemptOrder order =
        Steps.order(10, List.of(step), List.of(input("approved.decision", decision)), folder);
    new ApprovedRelease(
            new PlainContext(order, artifacts, artifacts.workFolder()), Set.of(deployed))
        .require(List.of(APPROVED));
  }

  /** One question at most. */
  private static final class Asked implements Approvals {
    private final List<Approval.Answer> answers = new ArrayList<>();
    private final Set<String> people = new TreeSet<>(Set.of("os:ada"));
    private Approval approval;

    @Override
    public Optional<Approval> of(long attempt) {
      return Optional.ofNullable(approval)
          .map(
              a ->
                  new Approval(
                      a.attempt(),
                      a.run(),
                      a.step(),
                      a.asker(),
                      a.subject(),
                      a.shown(),
                      a.terms(),
                      a.asked(),
                      a.until(),
                      answers));
    }

    @Override
    public List<Approval> ofRun(long run) {
      return of(0).stream().toList();
    }

    @Override
    public Set<String> people() {
      return people;
    }
  }
}
