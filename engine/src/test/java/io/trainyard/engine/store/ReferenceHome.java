package io.trainyard.engine.store;

import static io.trainyard.engine.testing.Definitions.pipeline;
import static io.trainyard.engine.testing.Definitions.step;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore.Stored;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.deploy.DeployEvents;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.testing.ManualAlarm;
import io.trainyard.engine.testing.ManualClock;
import io.trainyard.engine.testing.ManualLoop;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * A home in which the reference pipeline of twelve steps runs: the real Runner in the test's thread
 * over the real log, tables and artifacts. What its steps make depends on their names alone.
 */
final class ReferenceHome implements AutoCloseable {
  static final Pipeline PIPELINE =
      pipeline(
          "reference",
          step("rows").verb("collect").build(),
          step("good").verb("validate").input(new Value.Output("rows", "data")).build(),
          step("wide").input(new Value.Output("good", "data")).build(),
          step("parts").verb("split").input(new Value.Output("wide", "data")).build(),
          step("model").verb("train").input(new Value.Output("parts", "data")).build(),
          step("quality").verb("evaluate").input(new Value.Output("model", "data")).build(),
          step("reasons").verb("explain").input(new Value.Output("model", "data")).build(),
          step("release").verb("register").needs("quality", "reasons").build(),
          step("live").verb("deploy").needs("release").build(),
          step("scores").verb("predict").needs("live").build(),
          step("offers").verb("publish").input(new Value.Output("scores", "data")).build(),
          step("tidy").verb("cleanup").needs("offers").build());

  private static final int SLOTS = 4;
  private static final String MODEL = "churn";

  private final Store store;
  private final FileArtifactStore artifacts;
  private final ManualClock clock = new ManualClock(Homes.START);
  private final ManualAlarm alarm = new ManualAlarm(clock);
  private final ManualLoop loop = new ManualLoop();
  private final Runner runner;

  /** Opens a home; of each life the random parts differ. */
  ReferenceHome(Path home, int life) throws IOException {
    clock.advance(Duration.ofHours(life));
    store =
        Store.open(
            new StoreSettings(home, clock, ReferenceHome::daemon, new Random(life), 4711),
            EngineTables.all());
    artifacts = FileArtifactStore.open(home);
    ScriptedExecutor executor = new ScriptedExecutor();
    PIPELINE.steps().forEach(each -> executor.answer(each.name(), this::work));
    runner =
        new Runner(
            new RunnerPorts(
                store.journal(),
                runs(),
                new StoredReferences(store.database()),
                executor,
                artifacts,
                alarm,
                clock),
            RunnerSettings.ofSlots(SLOTS),
            loop);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "store");
    thread.setDaemon(true);
    return thread;
  }

  private StoredRuns runs() {
    return new StoredRuns(store.database());
  }

  private Outcome work(AttemptOrder order) {
    Outcome.Builder outcome = Outcome.succeeded();
    for (Output output : order.step().outputs()) {
      outcome.output(output.name(), make(order, output));
    }
    fact(order).ifPresent(outcome::fact);
    return outcome.build();
  }

  private Artifact make(AttemptOrder order, Output output) {
    String name = order.step().name() + "." + output.name();
    try {
      Stored stored = artifacts.put(name.getBytes(StandardCharsets.UTF_8));
      return new Artifact(name, output.kind().word(), stored.digest(), stored.bytes(), Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Fact> fact(AttemptOrder order) {
    List<ModelVersion> versions = new StoredRegistry(store.database()).versions(MODEL);
    return switch (order.step().verb()) {
      case "register" -> Optional.of(registered(versions.size() + 1L));
      case "deploy" ->
          Optional.of(
              new Fact(
                  DeployEvents.TRAFFIC_CHANGED,
                  EventJson.write(
                      new DeployEvents.TrafficChanged(MODEL, MODEL, versions.size(), null))));
      default -> Optional.empty();
    };
  }

  private static Fact registered(long version) {
    String digest = "sha256:" + "1".repeat(64);
    return new Fact(
        RegistryEvents.VERSION_REGISTERED,
        EventJson.write(
            new RegistryEvents.VersionRegistered(
                MODEL, version, digest, digest, "release", Map.of())));
  }

  /**
   * Takes up what an earlier life left, starts the run where there is none, and brings it to its
   * end.
   */
  void run() {
    CompletableFuture<List<Long>> recovered = runner.recover();
    settle();
    recovered.join();
    if (runs().run(1).isEmpty()) {
      CompletableFuture<Long> number =
          runner.submit(
              new StartRequest(
                  PIPELINE, Map.of(), Path.of("."), "person", "os:ada", LocalDate.EPOCH));
      settle();
      number.join();
    }
    settle();
  }

  /** As far as it goes, pauses between tries included. */
  private void settle() {
    loop.runAll();
    for (Optional<java.time.Instant> next = alarm.next(); next.isPresent(); next = alarm.next()) {
      clock.set(next.get());
      alarm.ring();
      loop.runAll();
    }
  }

  /** What is to be the same whatever happened on the way. */
  List<String> told() throws IOException {
    List<String> told = new ArrayList<>();
    runs().unfinished().forEach(run -> told.add("unfinished " + run.number()));
    for (Run run : List.of(runs().run(1).orElseThrow())) {
      told.add("run " + run.number() + " " + run.state());
      for (Attempt attempt : runs().attempts(run.number())) {
        if (attempt.state() != AttemptState.FAILED) {
          told.add(attempt.step() + " " + attempt.state() + " " + attempt.outputs());
        }
        for (Artifact made : attempt.outputs().values()) {
          artifacts.verify(made);
        }
      }
    }
    told.sort(null);
    new StoredRegistry(store.database())
        .versions(MODEL)
        .forEach(version -> told.add("model " + version.version()));
    new StoredDeployments(store.database())
        .endpoints()
        .forEach(each -> told.add("endpoint " + each.model() + ":" + each.version()));
    told.add("damage " + store.verify().damage());
    return told;
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}
