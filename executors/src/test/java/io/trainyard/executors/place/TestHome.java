package io.trainyard.executors.place;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore.Stored;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepExecutor;
import io.trainyard.engine.security.Masker;
import io.trainyard.engine.security.Secrets;
import io.trainyard.executors.testing.Steps;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A home in a folder whose attempts really run; for tests. */
public final class TestHome implements AutoCloseable {
  private static final SourceRef HERE = new SourceRef("test.groovy", 1, 1);

  private static final List<String> VERBS =
      List.of("step", "transform", "train", "cleanup", "register", "deploy");

  public final Path folder;
  public final FileArtifactStore artifacts;
  public final Masker masker = new Masker();
  public final Map<String, String> secrets = new HashMap<>();
  public final Map<String, String> settings = new HashMap<>();
  public final Map<Value.Term, References.Found> references = new HashMap<>();
  public final Map<String, Value> params = new LinkedHashMap<>();
  public final List<String> metrics = new ArrayList<>();
  private final List<AttemptOrder.StepInput> inputs = new ArrayList<>();
  private final List<LocalExecutor> executors = new ArrayList<>();
  private long attempts;

  public TestHome(Path folder) throws IOException {
    this.folder = folder;
    this.artifacts = FileArtifactStore.open(folder.resolve("home"));
  }

  /** A term with no options. */
  public static Option option(String word, Value... values) {
    return new Option(word, List.of(values), HERE);
  }

  public static Value text(String text) {
    return new Value.Text(text);
  }

  /** {@code using word('file') { options }}. */
  public static Option using(String word, String file, Option... options) {
    return option("using", new Value.Term(word, List.of(text(file)), List.of(options)));
  }

  public static Step step(String name, String verb, List<Option> options, Output... outputs) {
    return Steps.step(HERE, name, verb, options, List.of(outputs));
  }

  /** Writes a file beside the pipeline. */
  public Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  public Artifact artifact(String name, ArtifactKind kind, byte[] bytes) throws IOException {
    Stored stored = artifacts.put(bytes);
    return new Artifact(name, kind.word(), stored.digest(), stored.bytes(), Map.of());
  }

  public TestHome input(String name, Artifact artifact) {
    inputs.add(new AttemptOrder.StepInput(name, Optional.of(artifact), Optional.empty(), ""));
    return this;
  }

  public AttemptOrder order(Step step) {
    return new AttemptOrder(
        7,
        ++attempts,
        "",
        1,
        attempts,
        Steps.pipeline(List.of(step)),
        step,
        params,
        inputs,
        folder,
        LocalDate.of(2026, 11, 21),
        Optional.empty(),
        "",
        "os:ada");
  }

  public Services services() {
    return new Services(
        artifacts,
        new HomeSettings(Map.of(), settings),
        new Secrets(secrets, folder.resolve("secrets"), masker),
        masker,
        reference -> Optional.ofNullable(references.get(reference)),
        (pipeline, code) -> arguments -> null,
        folder.resolve("output"));
  }

  /** Runs a step to its end. */
  public Outcome run(Step step, StepBody body) throws Exception {
    Ended ended = new Ended();
    executor(1, body).submit(order(step), ended);
    return ended.outcome();
  }

  /** An executor that does every verb's work with this body; closed with the home. */
  public LocalExecutor executor(int threads, StepBody body) {
    Bodies bodies = new Bodies(VERBS.stream().map(verb -> Bodies.Choice.of(verb, body)).toList());
    LocalExecutor executor =
        new LocalExecutor(bodies, services(), threads, task -> new Thread(task, "test-step"));
    executors.add(executor);
    return executor;
  }

  /** What the last attempt printed. */
  public String output() throws IOException {
    return Files.readString(
        Services.outputFile(folder.resolve("output"), 7, attempts), StandardCharsets.UTF_8);
  }

  /** Whether the work folders of all attempts have been deleted. */
  public boolean hasNoWork() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("home").resolve("work"))) {
      return entries.findAny().isEmpty();
    }
  }

  @Override
  public void close() {
    executors.forEach(LocalExecutor::close);
  }

  /** Hears of an attempt's end. */
  public final class Ended implements StepExecutor.Listener {
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    public Outcome outcome() throws Exception {
      return outcome.get(60, TimeUnit.SECONDS);
    }

    public boolean isDone() {
      return outcome.isDone();
    }

    @Override
    public void ended(AttemptOrder order, Outcome end) {
      outcome.complete(end);
    }

    @Override
    public void progress(AttemptOrder order, long rows) {
      metrics.add("rows " + rows);
    }

    @Override
    public void metric(AttemptOrder order, String name, double x, double value) {
      metrics.add(name + " " + x + " " + value);
    }
  }
}
