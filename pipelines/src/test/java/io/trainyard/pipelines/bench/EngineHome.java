package io.trainyard.pipelines.bench;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.cache.CacheKeys;
import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.cache.CachingExecutor;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.engine.security.Masker;
import io.trainyard.engine.security.Secrets;
import io.trainyard.engine.store.Database;
import io.trainyard.engine.store.EngineTables;
import io.trainyard.engine.store.Store;
import io.trainyard.engine.store.StoreSettings;
import io.trainyard.engine.store.StoredReferences;
import io.trainyard.engine.store.StoredRuns;
import io.trainyard.engine.store.StoredStepCache;
import io.trainyard.executors.data.ListBody;
import io.trainyard.executors.place.Bodies;
import io.trainyard.executors.place.Command;
import io.trainyard.executors.place.Grace;
import io.trainyard.executors.place.LocalExecutor;
import io.trainyard.executors.place.ProcessRun;
import io.trainyard.executors.place.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * A home with the parts that the command puts together for {@code run} and {@code serve}, and
 * bodies that do nothing.
 */
final class EngineHome implements AutoCloseable {
  /** How many attempts run at once: as many as the widest layer, since the floors know no limit. */
  private static final int ATTEMPTS = 100;

  /** As the command has it. */
  private static final int LOOKUPS = 4;

  private final Store store;
  private final CachingExecutor executor;
  private final TimerAlarm alarm;
  private final ExecutorService loop;
  private final Runner runner;

  private EngineHome(Path folder, Store store) throws IOException {
    this.store = store;
    FileArtifactStore artifacts = FileArtifactStore.open(folder);
    References references = new StoredReferences(store.database());
    Masker masker = new Masker();
    CodeRunner noCode =
        (pipeline, code) -> {
          throw new IllegalStateException("no step here has a block");
        };
    Services services =
        new Services(
            artifacts,
            HomeSettings.EMPTY,
            new Secrets(Map.of(), folder.resolve("secrets"), masker),
            masker,
            references,
            noCode,
            folder.resolve("output"));
    this.executor = executor(services, artifacts, store.database());
    this.alarm = new TimerAlarm(Clock.systemUTC(), daemons("alarm"));
    this.loop = Executors.newSingleThreadExecutor(daemons("runner"));
    this.runner =
        new Runner(
            new RunnerPorts(
                store.journal(),
                new StoredRuns(store.database()),
                references,
                executor,
                artifacts,
                alarm,
                Clock.systemUTC()),
            RunnerSettings.ofSlots(ATTEMPTS),
            loop);
  }

  private static CachingExecutor executor(
      Services services, ArtifactStore artifacts, Database database) {
    Bodies bodies = bodies();
    CacheLookup lookup =
        new CacheLookup(
            new CacheKeys(Map.of(), Map.of()),
            order -> bodies.cacheParts(order, services),
            new CacheLookup.Ports(
                new StoredStepCache(database), artifacts, new StoredRuns(database)));
    return new CachingExecutor(
        new LocalExecutor(bodies, services, ATTEMPTS, daemons("step")),
        lookup,
        Executors.newFixedThreadPool(LOOKUPS, daemons("cache")));
  }

  static EngineHome open(Path folder) throws IOException {
    return new EngineHome(folder, openStore(folder));
  }

  static Store openStore(Path folder) throws IOException {
    StoreSettings settings =
        new StoreSettings(
            folder,
            Clock.systemUTC(),
            daemons("store"),
            new SecureRandom(),
            ProcessHandle.current().pid());
    return Store.open(settings, EngineTables.all());
  }

  static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  Store store() {
    return store;
  }

  Runner runner() {
    return runner;
  }

  private static Bodies bodies() {
    StepBody nothing = context -> Outcome.succeeded().build();
    ProcessRun processes = new ProcessRun(Grace.usual(System::nanoTime), daemons("output"));
    return new Bodies(
        List.of(
            Bodies.Choice.of(Definition.NOTHING, nothing),
            Bodies.Choice.of("list", new ListBody()),
            Bodies.Choice.of(Definition.PROCESS, context -> process(processes, context))));
  }

  private static Outcome process(ProcessRun processes, StepContext context)
      throws IOException, InterruptedException {
    Command command = new Command(List.of("/bin/true"), context.workFolder(), Map.of());
    int code = processes.run(command, context.output());
    return code == 0
        ? Outcome.succeeded().build()
        : Outcome.Failed.forGood("it ended with " + code);
  }

  @Override
  public void close() throws IOException {
    executor.close();
    loop.shutdown();
    alarm.close();
    store.close();
  }
}
