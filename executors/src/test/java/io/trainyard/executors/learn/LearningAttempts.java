package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.deploy.ModelPackages;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.file.DuckTableFiles;
import io.trainyard.executors.testing.PlainContext;
import io.trainyard.executors.testing.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs learning steps over an artifact store in a folder, and keeps what they print. */
final class LearningAttempts {
  private static final SourceRef AT = new SourceRef("churn.groovy", 7, 5);
  private final FileArtifactStore artifacts;
  private final Path folder;
  final List<String> lines = new ArrayList<>();
  final List<String> curve = new ArrayList<>();

  LearningAttempts(Path folder) throws IOException {
    this.folder = folder;
    this.artifacts = FileArtifactStore.open(folder);
  }

  ArtifactStore artifacts() {
    return artifacts;
  }

  PredictorLoader predictors() {
    return new ModelPackages(artifacts, LearnedPackages.loaders());
  }

  /** A table artifact. */
  Artifact table(Rows rows, Map<String, String> facts) throws IOException {
    return TableArtifacts.put(context(step("given", "collect"), List.of()), rows, "data", facts);
  }

  /** Runs a step whose inputs are these; an empty one is a reference to nothing. */
  @SafeVarargs
  final Outcome run(StepBody body, Step step, Optional<Artifact>... inputs) throws Exception {
    List<AttemptOrder.StepInput> handed = new ArrayList<>();
    for (Optional<Artifact> input : inputs) {
      handed.add(new AttemptOrder.StepInput("input" + handed.size(), input, Optional.empty(), ""));
    }
    return body.run(context(step, handed));
  }

  Outcome.Succeeded succeed(StepBody body, Step step, Artifact... inputs) throws Exception {
    @SuppressWarnings({"unchecked", "rawtypes"})
    Optional<Artifact>[] handed = new Optional[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      handed[i] = Optional.of(inputs[i]);
    }
    return (Outcome.Succeeded) run(body, step, handed);
  }

  JsonNode json(Artifact artifact) throws IOException {
    return JsonMapper.shared().readTree(artifacts.bytes(artifact.digest()));
  }

  Rows rows(Artifact table) throws IOException {
    return TableArtifacts.rows(context(step("look", "transform"), List.of()), table);
  }

  static Option line(String word, Value... values) {
    return new Option(word, List.of(values), AT);
  }

  static Value.Text text(String text) {
    return new Value.Text(text);
  }

  static Value.Term word(String word, Value... values) {
    return Value.Term.of(word, values);
  }

  /** {@code auc.atLeast(0.8)}. */
  static Value.Term rule(String metric, String word, double bound) {
    return word(word, word(metric), Value.Num.of(bound));
  }

  static Value.Term block(String word, Option... options) {
    return new Value.Term(word, List.of(), List.of(options));
  }

  static Step step(String name, String verb, Option... lines) {
    return Steps.step(AT, name, verb, List.of(lines), List.of());
  }

  private StepContext context(Step step, List<AttemptOrder.StepInput> inputs) throws IOException {
    return new Context(Steps.order(1, List.of(step), inputs, folder), artifacts.workFolder());
  }

  private final class Context extends PlainContext {
    Context(AttemptOrder order, Path work) {
      super(order, artifacts, work);
    }

    @Override
    public void log(String line) {
      lines.add(line);
    }

    @Override
    public void metric(String name, double x, double value) {
      curve.add(name);
    }
  }

  /** Rows of a CSV file of the shipped pipelines' data. */
  static Rows shipped(String file, Path work) throws IOException {
    Path csv = Path.of("..", "pipelines", "data", file).toAbsolutePath().normalize();
    Path parquet = Files.createTempDirectory(work, "shipped").resolve("rows.parquet");
    new DuckTableFiles().importFile(csv, parquet);
    try (TableSession session = TableSession.open(work, parquet)) {
      return session.parquet(parquet).rows();
    }
  }
}
