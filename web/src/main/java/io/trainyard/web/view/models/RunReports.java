package io.trainyard.web.view.models;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.Values;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.StepKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the steps of a run said of the model that another step of it registered.
 *
 * @param registering name of the step that registered it
 */
record RunReports(
    Runs runs, ArtifactStore artifacts, Run run, Pipeline definition, String registering) {
  private static final long LARGEST = 4_000_000;

  /** A step's last try, and one of its reports. */
  record Found(Attempt attempt, JsonNode json) {}

  /** The first report of this output by a step of this verb that looked at the same model. */
  Optional<Found> report(String verb, String output) {
    Optional<String> model = definition.step(registering).flatMap(RunReports::firstOrigin);
    return definition.steps().stream()
        .filter(step -> step.verb().equals(verb))
        .filter(step -> model.isPresent() && firstOrigin(step).equals(model))
        .flatMap(step -> last(step.name()).stream())
        .flatMap(attempt -> read(attempt, output).stream())
        .findFirst();
  }

  /** The last try of a step that does not run for each of several keys. */
  Optional<Attempt> last(String step) {
    List<Attempt> tries = runs.tries(run.number(), new StepKey(step, ""));
    return tries.isEmpty() ? Optional.empty() : Optional.of(tries.get(tries.size() - 1));
  }

  private static Optional<String> firstOrigin(Step step) {
    return step.inputs().stream()
        .map(Input::from)
        .flatMap(from -> Values.outputs(from).stream())
        .map(Value.Output::step)
        .findFirst();
  }

  private Optional<Found> read(Attempt attempt, String output) {
    Artifact report = attempt.outputs().get(output);
    if (report == null || report.bytes() > LARGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = artifacts.bytes(report.digest());
      return Optional.of(new Found(attempt, JsonMapper.shared().readTree(bytes)));
    } catch (IOException | JacksonException e) {
      return Optional.empty(); // erased or damaged: the page has one part less
    }
  }
}
