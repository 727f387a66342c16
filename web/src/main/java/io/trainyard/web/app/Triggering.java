package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.TimerAlarm;
import io.trainyard.engine.trigger.ArrivingFiles;
import io.trainyard.engine.trigger.EventTriggers;
import io.trainyard.engine.trigger.TriggerPorts;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The triggers of a home that serves, with the threads they need. Nothing is heard until {@link
 * #begin}. Thread-safe.
 */
final class Triggering implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Triggering.class);
  private static final long LOOK_SECONDS = 1;

  private final TimerAlarm alarm;
  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(new DaemonThreads("triggers"));
  private final ScheduledExecutorService eye =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("arrivals"));
  private final EventTriggers triggers;
  private final ArrivingFiles files;

  private Triggering(HomeGraph graph) {
    this.alarm = new TimerAlarm(graph.clock(), new DaemonThreads("trigger-alarm"));
    this.triggers =
        new EventTriggers(
            new TriggerPorts(
                graph.runner(),
                graph.runs(),
                graph.listening().reading(),
                graph.listening().triggers(),
                graph.artifacts(),
                alarm,
                graph.clock()),
            loop);
    this.files =
        new ArrivingFiles(
            triggers::listening,
            new ArrivingFiles.Ports(
                new LocalArrivals(), graph.listening().triggers(), graph.journal(), graph.clock()));
  }

  static Triggering of(HomeGraph graph) {
    Triggering triggering = new Triggering(graph);
    graph.listening().to(triggering.triggers::hooks);
    return triggering;
  }

  /**
   * Takes a pipeline, or its new version.
   *
   * @param folder what its relative paths are relative to
   */
  void put(Pipeline pipeline, Path folder) {
    triggers.put(pipeline, folder);
  }

  /**
   * From now on events are heard and folders looked at.
   *
   * @param ready done once all that was put before is listened to
   */
  void begin(Runnable ready) {
    triggers.begin();
    loop.execute(ready);
    eye.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      files.look();
    } catch (RuntimeException e) {
      LOG.warn("files that triggers wait for cannot be looked at", e);
    }
  }

  /** Starts nothing more. */
  @Override
  public void close() {
    eye.shutdownNow();
    triggers.close();
    alarm.close();
    loop.shutdown();
  }
}
