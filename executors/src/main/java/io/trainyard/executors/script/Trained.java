package io.trainyard.executors.script;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.TableFiles.Description;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known once a training script has ended.
 *
 * @param outputs the columns that its model gives; none when it does not predict
 * @param table the training rows
 * @param rows their digest
 */
record Trained(
    ScriptCall call,
    StepContext context,
    Signature signature,
    Schema outputs,
    Description table,
    Digest rows) {

  /** What the package says of itself. */
  PackageManifest manifest() throws IOException {
    return new PackageManifest(
        ScriptPackage.LEARNER,
        signature.isClasses() ? Task.CLASSES : Task.NUMBER,
        signature.target().name(),
        signature.positive(),
        classes(),
        signature.inputs(),
        outputs,
        environment(),
        training(),
        metrics());
  }

  private Map<String, String> environment() {
    Program program = call.program();
    String predictWith =
        program.predictWith().map(path -> path.getFileName().toString()).orElse("");
    return Map.of(
        ScriptPackage.LANGUAGE, program.language().word(), ScriptPackage.PREDICT_WITH, predictWith);
  }

  private Map<String, String> training() throws IOException {
    Path script = call.program().script();
    Map<String, String> training = new LinkedHashMap<>();
    training.put("table", rows.toString());
    training.put("rows", Long.toString(table.rows()));
    training.put("script", script.getFileName().toString());
    training.put("scriptDigest", Digest.of(Files.readAllBytes(script)).toString());
    call.events().params().forEach((name, value) -> training.put("param." + name, value));
    call.events().tags().forEach((name, value) -> training.put("tag." + name, value));
    return training;
  }

  private Map<String, Double> metrics() {
    Map<String, Double> finite = new LinkedHashMap<>(call.events().metrics());
    finite.values().removeIf(value -> !Double.isFinite(value));
    return finite;
  }

  /** In the order of the probability columns. */
  private List<String> classes() {
    return outputs.names().stream()
        .filter(name -> name.startsWith(Predictions.PROBABILITY))
        .map(name -> name.substring(Predictions.PROBABILITY.length()))
        .toList();
  }
}
