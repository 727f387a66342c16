package io.trainyard.web.app;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.cache.CacheLookup;
import io.trainyard.engine.cache.CachingExecutor;
import io.trainyard.engine.cache.StepCache;
import io.trainyard.engine.deploy.Deployments;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.lineage.Catalogue;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.registry.Approvals;
import io.trainyard.engine.registry.PipelineVersions;
import io.trainyard.engine.registry.Registry;
import io.trainyard.engine.run.Limits;
import io.trainyard.engine.run.MetricPoints;
import io.trainyard.engine.run.References;
import io.trainyard.engine.run.RunBoard;
import io.trainyard.engine.run.RunSearch;
import io.trainyard.engine.run.Runner;
import io.trainyard.engine.run.RunnerPorts;
import io.trainyard.engine.run.RunnerSettings;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.run.Shortage;
import io.trainyard.engine.run.StepKey;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.engine.schedule.BackfillRecords;
import io.trainyard.engine.schedule.Backfills;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.schedule.Fire;
import io.trainyard.engine.schedule.Schedules;
import io.trainyard.engine.store.Store;
import io.trainyard.engine.store.StoreSettings;
import io.trainyard.executors.place.Services;
import io.trainyard.web.predict.LivePredictors;
import io.trainyard.web.view.FrozenPipelines;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a held home is made of: store, readers, and, once a run starts, runner and executor.
 * Thread-safe; closed by who holds the home.
 */
final class HomeGraph implements AutoCloseable {
  /** Results are looked up side by side; each takes little but reading. */
  private static final int LOOKUPS = 4;

  private final Home home;
  private final Shell shell;
  private final Trainyard trainyard;
  private final HomeSettings settings;
  private final Store store;
  private final ArtifactStore artifacts;
  private final FrozenPipelines frozen;
  private final StoreReaders readers;
  private final HomeAccess access;
  private final ServedPipelines served;
  private final Listening listening;
  private @Nullable Running running;
  private @Nullable StepWork work;
  private @Nullable Backfills backfills;
  private @Nullable Telling telling;
  private volatile Supplier<Map<String, Fire>> nextFires = Map::of;

  private HomeGraph(Home home, Shell shell, Trainyard trainyard, Store store) throws IOException {
    this.home = home;
    this.shell = shell;
    this.trainyard = trainyard;
    this.settings = trainyard.settings();
    this.store = store;
    this.artifacts =
        store.leads()
            ? FileArtifactStore.open(home.folder())
            : FileArtifactStore.reading(home.folder());
    this.frozen = new FrozenPipelines(artifacts);
    this.readers = StoreReaders.of(store.database());
    this.access = new HomeAccess(store, readers, shell.clock());
    this.served = new ServedPipelines(store.journal(), artifacts, readers.versions());
    this.listening =
        new Listening(
            readers,
            new ReaderPosition.Ports(store.eventLog(), store.journal(), readers.positions()),
            () -> work().services().secrets(),
            artifacts,
            shell.clock());
  }

  /** Takes the store, and closes it where there can be no graph. */
  static HomeGraph over(Store store, Home home, Shell shell, Trainyard trainyard)
      throws IOException {
    try {
      return new HomeGraph(home, shell, trainyard, store);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What a store of this home needs of the world. */
  static StoreSettings storeSettings(Home home, Shell shell) {
    return new StoreSettings(
        home.folder(),
        shell.clock(),
        new DaemonThreads("store"),
        new SecureRandom(),
        ProcessHandle.current().pid(),
        shell.err()::println);
  }

  /** The tables, read as what they are about. */
  StoreReaders readers() {
    return readers;
  }

  /** What bodies and channels are handed of the home. */
  Services services() {
    return work().services();
  }

  Runs runs() {
    return readers.runs();
  }

  RunBoard board() {
    return readers.board();
  }

  RunSearch search() {
    return readers.search();
  }

  Registry registry() {
    return readers.registry();
  }

  Deployments deployments() {
    return readers.deployments();
  }

  Approvals approvals() {
    return readers.approvals();
  }

  /** Who is let in, and the keys. */
  HomeAccess access() {
    return access;
  }

  BackfillRecords backfillRecords() {
    return readers.backfills();
  }

  /** Makes and changes backfills; what runs of them goes on here. */
  synchronized Backfills backfills() {
    Backfills current = backfills;
    if (current == null) {
      current =
          new Backfills(
              new Backfills.Ports(runner(), store.journal(), readers.backfills(), artifacts));
      backfills = current;
    }
    return current;
  }

  Schedules schedules() {
    return readers.schedules();
  }

  /** What listens for events. */
  Listening listening() {
    return listening;
  }

  /** From now on schedules fire here, and these are next. */
  void firesHere(Supplier<Map<String, Fire>> next) {
    nextFires = next;
  }

  /** By pipeline, what fires next here. */
  Map<String, Fire> nextFires() {
    return nextFires.get();
  }

  /** The curves of attempts. */
  MetricPoints points() {
    return readers.points();
  }

  /** The tables that pipelines made. */
  Catalogue catalogue() {
    return readers.catalogue();
  }

  Journal journal() {
    return store.journal();
  }

  PipelineVersions versions() {
    return readers.versions();
  }

  /** The versions that runs are started from. */
  ServedPipelines served() {
    return served;
  }

  /** Log and tables, and who writes them. */
  Store store() {
    return store;
  }

  EventLog events() {
    return store.eventLog();
  }

  StepCache cache() {
    return readers.cache();
  }

  /** By node of a run, which limits keep it from starting now. */
  Map<StepKey, List<String>> shortages(long run) {
    Running current = running();
    Map<StepKey, List<String>> texts = new TreeMap<>();
    if (current != null) {
      current
          .runner()
          .shortages(run)
          .join()
          .forEach((node, why) -> texts.put(node, why.stream().map(Shortage::text).toList()));
    }
    return texts;
  }

  ArtifactStore artifacts() {
    return artifacts;
  }

  /** What runs and versions were frozen with. */
  FrozenPipelines frozen() {
    return frozen;
  }

  Clock clock() {
    return shell.clock();
  }

  PipelineSource pipelines() {
    return trainyard.pipelines();
  }

  /** The calendars that schedules may name. */
  Calendars calendars() {
    return trainyard.calendars();
  }

  List<String> recovery() {
    return store.recovery().lines();
  }

  LivePredictors predictors() {
    return new LivePredictors(deployments(), registry(), trainyard.predictorLoader(artifacts));
  }

  /** The runner; runs that an earlier process left are ended as lost, unless they go on here. */
  synchronized Runner runner() {
    Running current = running;
    if (current == null) {
      current = assemble(false);
      running = current;
      telling = Telling.start(this);
      LostRuns.tell(current.runner().markLost(), shell.err());
    }
    return current.runner();
  }

  /** The runner, where something has been started here. */
  Optional<Runner> runnerNow() {
    return Optional.ofNullable(running()).map(Running::runner);
  }

  /**
   * Takes up the runs that an earlier process left, and leaves those that go on to a later one when
   * this is closed. Called before anything asks for the runner.
   *
   * @return completes with their numbers
   */
  synchronized CompletableFuture<List<Long>> resume() {
    Running current = assemble(true);
    running = current;
    return current.runner().recover();
  }

  private Running assemble(boolean resumes) {
    Limits limits = Limits.of(settings.capacity(), ThisMachine.size());
    StepWork work = work();
    Attempts executor = trainyard.attempts(work.services(), work.bodies(), limits.attempts());
    CachingExecutor cache =
        new CachingExecutor(
            executor,
            work.lookup(),
            Executors.newFixedThreadPool(LOOKUPS, new DaemonThreads("cache")));
    TimerAlarm alarm = new TimerAlarm(shell.clock(), new DaemonThreads("alarm"));
    ExecutorService loop = Executors.newSingleThreadExecutor(new DaemonThreads("runner"));
    Runner runner =
        new Runner(
            new RunnerPorts(
                store.journal(), runs(), references(), cache, artifacts, alarm, shell.clock()),
            RunnerSettings.of(limits),
            loop);
    return new Running(runner, cache, executor, alarm, loop, trainyard.grace(), resumes);
  }

  private synchronized StepWork work() {
    StepWork current = work;
    if (current == null) {
      current =
          StepWork.of(new StepWork.Needs(home, shell, trainyard, settings, artifacts, readers));
      work = current;
    }
    return current;
  }

  /** Looks up what was made before. */
  CacheLookup lookup() {
    return work().lookup();
  }

  References references() {
    return readers.references();
  }

  /**
   * Nothing where a run goes on, or has ended.
   *
   * @throws io.trainyard.engine.event.Journal.JournalStopped or what else keeps it from going on
   */
  void requireNotAbandoned(long run) {
    Running current = running();
    if (current != null) {
      current.requireNotAbandoned(run);
    }
  }

  private synchronized @Nullable Running running() {
    return running;
  }

  @Override
  public void close() throws IOException {
    Running current = running();
    if (current != null) {
      current.close();
    }
    Telling told = telling;
    if (told != null) {
      told.settle();
      told.close();
    }
    store.close();
  }
}
