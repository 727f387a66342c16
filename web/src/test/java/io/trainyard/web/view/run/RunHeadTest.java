package io.trainyard.web.view.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.InputUsed;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import io.trainyard.engine.testing.Definitions;
import io.trainyard.web.view.FrozenPipeline;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands at the head of a run, and where its artifacts lead. */
class RunHeadTest {
  private static final Digest MODEL = Digest.of("model");
  private static final Digest OTHER = Digest.of("other");

  private static RunSnapshot run(Attempt... attempts) {
    RunEvents.RunCreated event =
        new RunEvents.RunCreated(
            "shop",
            "v1",
            "sha256:0",
            "person",
            ValueJson.write(Map.of()),
            LocalDate.of(2026, 11, 20));
    Run run =
        Run.created(7, event, Map.of(), new Run.By("os:ada", RunTests.START))
            .started(RunTests.START);
    Step model =
        Definitions.step("model").verb("train").output("model", ArtifactKind.MODEL).build();
    Step score =
        Definitions.step("score")
            .verb("evaluate")
            .input(new Value.Output("model", "model"))
            .build();
    return new RunSnapshot(
        run,
        Optional.of(new FrozenPipeline(Definitions.pipeline("shop", model, score))),
        Nodes.of(List.of(attempts)),
        RunTests.at(60));
  }

  private static Mark head(RunSnapshot run) {
    Viewing viewing =
        new Viewing(
            run,
            RunLook.PLAIN,
            new Words(ZoneOffset.UTC, RunTests.at(60)),
            new Principal("os:ada", Set.of(Role.OPERATOR), Set.of()));
    return new HeadMaker(viewing, StepStates.of(run))
        .head(new RunSearch.Neighbours(OptionalLong.empty(), OptionalLong.empty()), List.of())
        .mark();
  }

  private static Attempt waits(Attempt attempt) {
    return attempt.waiting(
        new RunEvents.AttemptWaiting(attempt.id(), 1, RunTests.at(600), "for people", ""));
  }

  @Test
  void a_run_in_which_some_step_waits_and_none_runs_says_that_it_waits() {
    Attempt waiting = waits(RunTests.begun(RunTests.decided(1, "model", 0), 1));
    Attempt running = RunTests.begun(RunTests.decided(2, "score", 0), 1);

    assertThat(head(run(waiting))).isEqualTo(Mark.WAITING);
    assertThat(head(run(waiting, running))).isEqualTo(Mark.RUNNING);
    assertThat(head(run(running))).isEqualTo(Mark.RUNNING);
  }

  @Test
  void a_model_that_the_run_registered_leads_to_its_version_and_any_other_to_its_bytes() {
    ModelVersion version =
        new ModelVersion("churn", 3, MODEL, OTHER, 7, "keep", Map.of(), Set.of(), RunTests.at(50));
    ArtifactLinks links = new ArtifactLinks(run -> run == 7 ? List.of(version) : List.of());
    RunSnapshot run = run();

    assertThat(links.of(run, made(MODEL))).isEqualTo("/models/churn/3");
    assertThat(links.of(run, used(MODEL))).isEqualTo("/models/churn/3");
    assertThat(links.of(run, made(OTHER))).startsWith("/api/v1/artifacts/").endsWith("/bytes");
    assertThat(links.of(run, used(OTHER))).startsWith("/api/v1/artifacts/").endsWith("/bytes");
  }

  private static Artifact made(Digest digest) {
    return new Artifact("model.model", ArtifactKind.MODEL.word(), digest, 10, Map.of());
  }

  private static InputUsed used(Digest digest) {
    return new InputUsed("model", "model.model", "", Optional.of(digest));
  }
}
