package io.trainyard.web.app;

import io.trainyard.dsl.BlockRunner;
import io.trainyard.dsl.PipelineLoader;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.FileArtifactStore;
import io.trainyard.engine.deploy.LearnerLoader;
import io.trainyard.engine.deploy.ModelPackages;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.pipeline.HomeSettings;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.store.HomeInUse;
import io.trainyard.engine.store.Store;
import io.trainyard.executors.data.file.DuckTableFiles;
import io.trainyard.executors.learn.LearnedPackages;
import io.trainyard.executors.place.Bodies;
import io.trainyard.executors.place.Grace;
import io.trainyard.executors.place.LocalExecutor;
import io.trainyard.executors.place.ProcessRun;
import io.trainyard.executors.place.Services;
import io.trainyard.executors.place.WorkerExecutor;
import io.trainyard.executors.script.ScriptHost;
import io.trainyard.executors.script.ScriptLoader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The one place that builds the object graph. Everything is built when it is first asked for, so
 * that a short verb loads no library it does not use. For one thread.
 */
final class Trainyard {
  private final Home home;
  private final Shell shell;
  private final boolean isolating;

  Trainyard(Home home, Shell shell) {
    this(home, shell, false);
  }

  private Trainyard(Home home, Shell shell, boolean isolating) {
    this.home = home;
    this.shell = shell;
    this.isolating = isolating;
  }

  /** The same, with attempts in processes of their own where {@link Isolation} says so. */
  Trainyard isolating() {
    return new Trainyard(home, shell, true);
  }

  /** Where attempts of the held home run. */
  Attempts attempts(Services services, Bodies bodies, int atOnce) {
    LocalExecutor threads = new LocalExecutor(bodies, services, atOnce, new DaemonThreads("step"));
    Optional<WorkerExecutor> workers =
        isolating
            ? Optional.of(
                new WorkerExecutor(services, new Workers(home, shell).place(grace(), atOnce)))
            : Optional.empty();
    return new Attempts(threads, workers);
  }

  /**
   * Where pipelines come from. What was read is kept in the home, as far as it can be written;
   * where the home says what there is, claims are held against it.
   */
  PipelineSource pipelines() {
    return pipelines(Files.exists(home.settings()) ? settings().environment() : "");
  }

  /**
   * Where pipelines come from, as they hold in an environment.
   *
   * @param environment empty = nothing is overlaid
   */
  PipelineSource pipelines(String environment) {
    PipelineSource source = PipelineLoader.cachedIn(home.cache(), environment);
    if (Files.exists(home.settings())) {
      source = new CheckedPipelines(source, new KnownPools(settings())::problems);
      source = new CheckedPipelines(source, new KnownChannels(settings())::problems);
    }
    KnownSchedules schedules = new KnownSchedules(this::calendars, shell.clock());
    return new KnownTriggers(new CheckedPipelines(source, schedules::problems));
  }

  /** The calendars of the home. */
  Calendars calendars() {
    return Files.exists(home.settings())
        ? HomeCalendars.read(settings(), home.folder())
        : Calendars.NONE;
  }

  HomeSettings settings() {
    return SettingsFile.read(home.settings());
  }

  /** The artifacts, for reading; nobody needs to hold the home. */
  ArtifactStore artifacts() {
    return FileArtifactStore.reading(home.folder());
  }

  /**
   * Opens model packages, those of scripts too.
   *
   * @param artifacts those of the home
   */
  PredictorLoader predictorLoader(ArtifactStore artifacts) {
    Map<String, LearnerLoader> loaders = new TreeMap<>(LearnedPackages.loaders());
    loaders.put(
        ScriptLoader.LEARNER,
        new ScriptLoader(scriptHost(), settings(), artifacts, OutputStream.nullOutputStream()));
    return new ModelPackages(artifacts, loaders);
  }

  /** How long processes may take to end. */
  Grace grace() {
    return Grace.usual(System::nanoTime);
  }

  /** What scripts need of this machine. */
  ScriptHost scriptHost() {
    return new ScriptHost(
        new ProcessRun(
            grace(),
            new DaemonThreads("process"),
            shell.environment().getOrDefault(ProcessRun.WITHIN, "")),
        new DuckTableFiles(),
        shell.environment());
  }

  /** Runs the blocks of pipeline files. */
  CodeRunner codeRunner() {
    return new BlockRunner();
  }

  /**
   * Takes the home for this process; a {@link Refusal} tells why it cannot be opened.
   *
   * @throws HomeInUse when another one holds it
   */
  HeldHome hold() throws HomeInUse {
    return opened(() -> HeldHome.open(home, shell, this));
  }

  /** The home over a store that has been opened, which is closed with it. */
  HeldHome over(Store store) {
    try {
      return opened(() -> HeldHome.over(store, home, shell, this));
    } catch (HomeInUse e) {
      throw new IllegalStateException("the store has been opened", e);
    }
  }

  /** Opens a home. */
  @FunctionalInterface
  private interface Opening {
    HeldHome open() throws IOException;
  }

  private HeldHome opened(Opening opening) throws HomeInUse {
    home.requireWritable();
    try {
      return opening.open();
    } catch (HomeInUse e) {
      throw e;
    } catch (FileSystemException e) {
      throw Refusal.usage(
          "the home %s cannot be opened: %s: %s."
              .formatted(home.folder(), e.getFile(), e.getClass().getSimpleName()));
    } catch (IOException e) {
      throw Refusal.usage(Sentence.of(e.getMessage()));
    }
  }
}
