package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.schedule.Calendars;
import io.trainyard.engine.schedule.Deadlines;
import io.trainyard.engine.schedule.Fire;
import io.trainyard.engine.schedule.PipelineFires;
import io.trainyard.engine.schedule.QuartzAlarm;
import io.trainyard.engine.schedule.Scheduler;
import io.trainyard.engine.schedule.SchedulerPorts;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The scheduler of a home that serves, with the threads it needs. Nothing fires until {@link #put}.
 * Thread-safe.
 */
final class Scheduling implements AutoCloseable {
  /** The alarm goes by the clock; whether that was set is seen by counting real time. */
  private static final long LOOK_SECONDS = 2;

  private final Calendars calendars;
  private final QuartzAlarm alarm = new QuartzAlarm();
  private final ExecutorService loop =
      Executors.newSingleThreadExecutor(new DaemonThreads("scheduler"));
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("clock"));
  private final Scheduler scheduler;
  private final Deadlines deadlines;

  private Scheduling(HomeGraph graph, Calendars calendars) {
    this.calendars = calendars;
    this.scheduler =
        new Scheduler(
            new SchedulerPorts(
                graph.runner(),
                graph.runs(),
                graph.journal(),
                graph.schedules(),
                alarm,
                graph.clock()),
            loop);
    this.deadlines =
        new Deadlines(
            new Deadlines.Ports(
                graph.runs(),
                graph.journal(),
                graph.readers().lateness(),
                graph.artifacts(),
                graph.clock()),
            loop);
  }

  static Scheduling start(HomeGraph graph, Calendars calendars) {
    Scheduling scheduling = new Scheduling(graph, calendars);
    graph.firesHere(scheduling::next);
    scheduling.heart.scheduleAtFixedRate(
        scheduling::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return scheduling;
  }

  /**
   * Takes a pipeline, or its new version.
   *
   * @param folder what its relative paths are relative to
   * @throws io.trainyard.engine.schedule.BadSchedule where it names a calendar that is not there
   */
  void put(Pipeline pipeline, Path folder) {
    PipelineFires fires = new PipelineFires(pipeline, calendars);
    deadlines.put(pipeline, fires, calendars);
    scheduler.put(pipeline, folder, fires);
  }

  /** A pipeline starts by itself no more. */
  void remove(String pipeline) {
    scheduler.remove(pipeline);
    deadlines.remove(pipeline);
  }

  private void look() {
    scheduler.look();
    deadlines.look();
  }

  /** By pipeline, what fires next. */
  Map<String, Fire> next() {
    return scheduler.next();
  }

  /** Starts nothing more. */
  @Override
  public void close() {
    heart.shutdownNow();
    scheduler.close();
    alarm.close();
    loop.shutdown();
  }
}
