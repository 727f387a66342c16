package io.trainyard.executors.data;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.file.CsvFormat;
import io.trainyard.executors.data.file.FileFormat;
import io.trainyard.executors.data.file.TableReader;
import io.trainyard.executors.testing.PlainContext;
import io.trainyard.executors.testing.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs step bodies in a folder and remembers what they state, as a home would. */
public final class Attempts {
  private final Path folder;
  private final FileArtifactStore artifacts;
  private final Map<String, Artifact> references = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();
  private final Map<String, Function<List<?>, @Nullable Object>> blocks = new HashMap<>();
  private final List<Step> later = new ArrayList<>();
  private final List<Long> progress = new ArrayList<>();
  private final List<AttemptOrder.StepInput> inputs = new ArrayList<>();
  private HomeSettings settings = HomeSettings.EMPTY;
  private long attempt;

  public Attempts(Path folder) throws IOException {
    this.folder = folder;
    this.artifacts = FileArtifactStore.open(folder.resolve("home"));
  }

  public ArtifactStore artifacts() {
    return artifacts;
  }

  /** How many artifacts there are. */
  public long kept() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("home").resolve("artifacts"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  public List<Long> progress() {
    return progress;
  }

  public Attempts secret(String path, String value) {
    secrets.put(path, value);
    return this;
  }

  public Attempts settings(HomeSettings home) {
    settings = home;
    return this;
  }

  /** What a block at a path does. */
  public Attempts block(String path, Function<List<?>, @Nullable Object> block) {
    blocks.put(path, block);
    return this;
  }

  /** A step of the same pipeline, for what looks at those downstream. */
  public Attempts later(Step step) {
    later.add(step);
    return this;
  }

  /** An input of every step run from now on. */
  public Attempts input(String name, Artifact artifact) {
    inputs.removeIf(input -> input.name().equals(name));
    inputs.add(new AttemptOrder.StepInput(name, Optional.of(artifact), Optional.empty(), ""));
    return this;
  }

  /** The one input of every step run from now on. */
  public Attempts only(String name, Artifact artifact) {
    inputs.clear();
    return input(name, artifact);
  }

  /** An input that another step made for each of its items. */
  public Attempts items(String name, Item... items) {
    inputs.add(
        new AttemptOrder.StepInput(name, Optional.empty(), Optional.empty(), "", List.of(items)));
    return this;
  }

  public Attempts input(String name, Value value) {
    inputs.add(new AttemptOrder.StepInput(name, Optional.empty(), Optional.of(value), ""));
    return this;
  }

  /** A table artifact of CSV text. */
  public Artifact table(String csv) throws IOException {
    Path work = artifacts.workFolder();
    Path file = Files.writeString(work.resolve("given.csv"), csv);
    StepContext context = context(step("given", "collect"), work);
    try (TableSession session = TableSession.open(work, file)) {
      return TableArtifacts.put(
          context,
          session,
          TableReader.read(session, file, FileFormat.CSV, CsvFormat.PLAIN),
          "data",
          Map.of());
    }
  }

  /** Every row of an artifact as text. */
  public String show(Artifact table) throws IOException {
    try (TableSession session =
        TableSession.open(artifacts.workFolder(), artifacts.path(table.digest()))) {
      return session.table(artifacts, table).show(1_000_000);
    }
  }

  public static Option line(String word, Value... values) {
    return new Option(word, List.of(values), new SourceRef("a.groovy", 3, 5));
  }

  public static Value text(String text) {
    return new Value.Text(text);
  }

  public static Value num(double number) {
    return number == Math.rint(number) ? Value.Num.of((long) number) : Value.Num.of(number);
  }

  public static Value word(String word, Value... values) {
    return Value.Term.of(word, values);
  }

  public static Value code(String path) {
    return new Value.Code("groovy", "sha256:0", "step", path, "");
  }

  public static Step step(String name, String verb, Option... lines) {
    return Steps.step(
        new SourceRef("a.groovy", 2, 1),
        name,
        verb,
        List.of(lines),
        List.of(new Output("data", ArtifactKind.TABLE)));
  }

  public static Step after(Step step, Value... froms) {
    List<Input> inputs = new ArrayList<>();
    for (Value from : froms) {
      inputs.add(new Input("rows", from));
    }
    return new Step(
        step.name(),
        step.verb(),
        step.about(),
        inputs,
        step.options(),
        step.outputs(),
        step.when(),
        step.needs(),
        step.retry(),
        step.timeout(),
        step.at());
  }

  public static Step outputs(Step step, String... names) {
    List<Output> outputs = new ArrayList<>();
    for (String name : names) {
      outputs.add(new Output(name, ArtifactKind.TABLE));
    }
    return new Step(
        step.name(),
        step.verb(),
        step.about(),
        step.inputs(),
        step.options(),
        outputs,
        step.when(),
        step.needs(),
        step.retry(),
        step.timeout(),
        step.at());
  }

  /** Runs a body and keeps what it states. */
  public Outcome run(StepBody body, Step step) throws Exception {
    Path work = artifacts.workFolder();
    attempt++;
    Outcome outcome = body.run(context(step, work));
    if (outcome instanceof Outcome.Succeeded succeeded) {
      for (Fact fact : succeeded.facts()) {
        remember(fact);
      }
    }
    return outcome;
  }

  /** Runs a body that is to succeed. */
  public Outcome.Succeeded succeed(StepBody body, Step step) throws Exception {
    return (Outcome.Succeeded) run(body, step);
  }

  private void remember(Fact fact) {
    if (fact.kind().equals(DataEvents.COLLECTED)) {
      DataEvents.Collected event = EventJson.read(fact.json(), DataEvents.Collected.class);
      references.put(
          "collected " + event.key(),
          new Artifact(
              "last.data", "table", Digest.parse(event.table()), event.bytes(), event.facts()));
    } else if (fact.kind().equals(DataEvents.PUBLISHED)) {
      DataEvents.Published event = EventJson.read(fact.json(), DataEvents.Published.class);
      references.put(
          "published " + event.name(),
          new Artifact(
              "last.data", "table", Digest.parse(event.table()), event.bytes(), event.facts()));
    }
  }

  private StepContext context(Step step, Path work) {
    List<Step> steps = new ArrayList<>(List.of(step));
    steps.addAll(later);
    return new Context(Steps.order(attempt, steps, inputs, folder), work);
  }

  private final class Context extends PlainContext {
    Context(AttemptOrder order, Path work) {
      super(order, artifacts, work);
    }

    @Override
    public HomeSettings settings() {
      return settings;
    }

    @Override
    public String secret(String path) {
      String value = secrets.get(path);
      if (value == null) {
        throw StepFailure.forGood("there is no secret '" + path + "'");
      }
      return value;
    }

    @Override
    public References references() {
      return reference ->
          Optional.ofNullable(
                  references.get(
                      reference.word() + " " + ((Value.Text) reference.values().get(0)).text()))
              .map(artifact -> new References.Found(artifact, ""));
    }

    @Override
    public CodeRunner code() {
      return (pipeline, code) -> {
        Function<List<?>, @Nullable Object> block = blocks.get(code.path());
        if (block == null) {
          throw new IllegalStateException("the test has no block " + code.path());
        }
        return block::apply;
      };
    }

    @Override
    public void progress(long rows) {
      progress.add(rows);
    }
  }
}
