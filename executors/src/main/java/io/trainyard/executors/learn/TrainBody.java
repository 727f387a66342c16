package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.duck.TableArtifacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code train(rows)} and {@code train(rows, validationRows)} with one of our own learners. Makes a
 * model package; says in lines of output what was made of which column, by names and counts alone.
 */
public final class TrainBody implements StepBody {

  @Override
  public Outcome run(StepContext context) throws IOException, InterruptedException {
    TrainOptions options = TrainOptions.of(context.order().step());
    StepInputs inputs = new StepInputs(context);
    Artifact table = inputs.need(0, "table of training rows");
    Rows rows = TableArtifacts.rows(context, table);
    Optional<Rows> validation =
        inputs.find(1).isPresent()
            ? Optional.of(TableArtifacts.rows(context, inputs.need(1, "validation rows")))
            : Optional.empty();

    Preparation prepared = Preparation.of(options, rows, table);
    prepared.lines().forEach(context::log);
    try (LearnedModel model = prepared.learn(validation, context::metric)) {
      Map<String, Double> metrics = prepared.measure(model, validation);
      PackageManifest manifest = prepared.manifest(model, metrics);
      Path file = context.workFolder().resolve("model.zip");
      LearnedPackages.write(file, model, manifest);
      return outcome(prepared, manifest, stored(context, file, manifest));
    }
  }

  private static Artifact stored(StepContext context, Path file, PackageManifest manifest)
      throws IOException {
    ArtifactStore.Stored stored = context.artifacts().put(file);
    Map<String, String> facts = new LinkedHashMap<>(manifest.training());
    facts.put("learner", manifest.learner());
    facts.put("task", manifest.task().word());
    facts.put("target", manifest.target());
    return new Artifact(
        context.order().step().name() + ".model",
        ArtifactKind.MODEL.word(),
        stored.digest(),
        stored.bytes(),
        facts);
  }

  private static Outcome outcome(Preparation prepared, PackageManifest manifest, Artifact model) {
    Outcome.Builder outcome = Outcome.succeeded().output("model", model).rows(prepared.rows());
    manifest.metrics().forEach(outcome::metric);
    if (prepared.withoutTarget() > 0) {
      outcome.findings(List.of(withoutTarget(prepared)));
    }
    return outcome.build();
  }

  private static Finding withoutTarget(Preparation prepared) {
    return new Finding(
        "every training row has a target",
        prepared.target().column().name(),
        false,
        Severity.WARNING,
        Long.toString(prepared.withoutTarget()),
        "0",
        prepared.withoutTarget() + " rows have no target and were left out",
        Optional.of(prepared.withoutTarget()));
  }
}
