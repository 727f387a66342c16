package io.trainyard.engine.schedule;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Alarm;
import io.trainyard.engine.run.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts runs at the times of their pipelines' schedules. Thread-safe; everything happens in one
 * loop, in the order it was asked for.
 *
 * <p>Fires come from {@link PipelineFires}, the alarm only wakes: asked too often, too late or
 * twice, each logical time becomes at most one run. What came due while nobody was there is made up
 * or left out as {@code ifMissed} says, and each fire that is left out is an event with its reason.
 */
public final class Scheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
  private static final String ENGINE = "engine";

  /** It looks at the clock at least so often, since the clock may be set. */
  private static final Duration TICK = Duration.ofSeconds(5);

  /** A clock may be set back so far by those who keep it right. */
  private static final Duration TOLERATED = Duration.ofSeconds(1);

  private final SchedulerPorts ports;
  private final Executor loop;
  private final Starter starter;

  /** By pipeline, what fires next; read by anybody. */
  private final Map<String, Fire> upcoming = new ConcurrentHashMap<>();

  /** Everything below is the loop's alone. */
  private final Map<String, Timetable> timetables = new HashMap<>();

  private final PriorityQueue<Entry> queue = new PriorityQueue<>(Comparator.comparing(Entry::due));
  private @Nullable Map<String, Schedules.Known> known;
  private Alarm.@Nullable Wake wake;
  private @Nullable Instant wakeAt;
  private Instant last = Instant.MIN;
  private boolean closed;

  /** A timetable's place in the queue; out of date where the timetable has moved on. */
  private record Entry(Instant due, Timetable timetable) {}

  /**
   * A scheduler that has nothing to do yet.
   *
   * @param loop runs one task at a time, in order, such as a single thread
   */
  public Scheduler(SchedulerPorts ports, Executor loop) {
    this.ports = ports;
    this.loop = loop;
    this.starter = new Starter(ports, this::hear);
  }

  /**
   * Takes a pipeline, or its new version: its schedules fire from now on. The same schedules as
   * before go on where they were, also over the end of a process; others begin now.
   *
   * @param folder what relative paths of the pipeline are relative to
   */
  public void put(Pipeline pipeline, Path folder, PipelineFires fires) {
    hear(() -> take(pipeline, folder, fires));
  }

  /** A pipeline fires no more; its runs go on. */
  public void remove(String pipeline) {
    hear(() -> drop(pipeline));
  }

  /** Looks at the clock. Called by the alarm, and from time to time by whoever keeps real time. */
  public void look() {
    hear(this::tick);
  }

  /** By pipeline, what fires next, as of the last look at the clock. */
  public Map<String, Fire> next() {
    return Map.copyOf(upcoming);
  }

  private void take(Pipeline pipeline, Path folder, PipelineFires fires) {
    Timetable before = timetables.remove(pipeline.name());
    upcoming.remove(pipeline.name());
    boolean wasKnown = known().containsKey(pipeline.name());
    if (fires.isEmpty()) {
      known().remove(pipeline.name());
      if (before != null || wasKnown) {
        write(ScheduleEvents.DROPPED, new ScheduleEvents.Dropped(pipeline.name()));
      }
      return;
    }
    Timetable.Progress progress =
        progress(pipeline.name(), fires.digest(), Optional.ofNullable(before));
    Timetable timetable = new Timetable(pipeline, folder, fires, progress);
    timetable.rewind(ports.clock().instant());
    timetables.put(pipeline.name(), timetable);
    enqueue(timetable);
    setAlarm();
  }

  /** Up to where a pipeline's schedules have fired; told to the log where they are new. */
  private Timetable.Progress progress(String pipeline, String digest, Optional<Timetable> before) {
    Optional<Timetable.Progress> same =
        before.isPresent()
            ? before.filter(table -> table.digest().equals(digest)).map(Timetable::progress)
            : Optional.ofNullable(known().get(pipeline))
                .filter(found -> found.schedules().equals(digest))
                .map(found -> new Timetable.Progress(found.since(), found.handled()));
    return same.orElseGet(
        () -> {
          Instant now = ports.clock().instant();
          known().remove(pipeline);
          write(ScheduleEvents.TAKEN, new ScheduleEvents.Taken(pipeline, digest, now));
          return new Timetable.Progress(now, now);
        });
  }

  private Map<String, Schedules.Known> known() {
    Map<String, Schedules.Known> found = known;
    if (found == null) {
      found = new HashMap<>(ports.schedules().known());
      known = found;
      starter.follow();
    }
    return found;
  }

  private void drop(String pipeline) {
    known().remove(pipeline);
    upcoming.remove(pipeline);
    if (timetables.remove(pipeline) != null) {
      write(ScheduleEvents.DROPPED, new ScheduleEvents.Dropped(pipeline));
    }
  }

  private void enqueue(Timetable timetable) {
    timetable.due().ifPresent(due -> queue.add(new Entry(due, timetable)));
    timetable
        .next()
        .ifPresentOrElse(
            fire -> upcoming.put(timetable.name(), fire), () -> upcoming.remove(timetable.name()));
  }

  private boolean isCurrent(Entry entry) {
    Timetable timetable = entry.timetable();
    return timetables.get(timetable.name()) == timetable
        && timetable.due().filter(entry.due()::equals).isPresent();
  }

  private void tick() {
    Instant now = ports.clock().instant();
    if (now.isBefore(last.minus(last == Instant.MIN ? Duration.ZERO : TOLERATED))) {
      wentBack(now);
    }
    last = now;
    while (!queue.isEmpty() && !queue.peek().due().isAfter(now)) {
      Entry entry = queue.remove();
      if (isCurrent(entry)) {
        fire(entry.timetable(), now);
        enqueue(entry.timetable());
      }
    }
    setAlarm();
  }

  /** What is still to come by the clock that is set back is looked at again; runs are not. */
  private void wentBack(Instant now) {
    LOG.warn("the clock was set back from {} to {}: nothing fires twice", last, now);
    write(ScheduleEvents.CLOCK_BACK, new ScheduleEvents.ClockBack(last, now));
    queue.clear();
    timetables.values().forEach(timetable -> timetable.rewind(now));
    timetables.values().forEach(this::enqueue);
  }

  private void fire(Timetable timetable, Instant now) {
    Backlog backlog = timetable.take(now);
    for (Backlog.LeftOut left : backlog.leftOut()) {
      starter.leaveOut(timetable, left.first(), left.last(), left.count(), "nobody was there");
    }
    List<Due> fires = backlog.fires();
    for (int i = 0; i < fires.size(); i++) {
      starter.start(timetable, fires.get(i), backlog.isLate(), i == fires.size() - 1);
    }
  }

  private void setAlarm() {
    Instant latest = ports.clock().instant().plus(TICK);
    Entry first = queue.peek();
    Instant next = first == null || first.due().isAfter(latest) ? latest : first.due();
    if (closed || (wakeAt != null && wakeAt.equals(next))) {
      return;
    }
    if (wake != null) {
      wake.cancel();
    }
    wakeAt = next;
    wake = ports.alarm().at(next, this::rung);
  }

  private void rung() {
    hear(
        () -> {
          wakeAt = null;
          tick();
        });
  }

  private void write(String kind, Record facts) {
    ports.journal().append(List.of(new NewEvent(kind, ENGINE, 0, EventJson.write(facts))));
  }

  /** Starts nothing more; runs go on. */
  @Override
  public void close() {
    hear(
        () -> {
          closed = true;
          queue.clear();
          timetables.clear();
          if (wake != null) {
            wake.cancel();
          }
        });
  }

  /** Once the loop is closed nothing is heard any more, and nothing fires. */
  private void hear(Runnable task) {
    try {
      loop.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("heard after the end, and dropped", e);
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("a schedule could not be kept", e);
    }
  }

  /** Unfinished runs that schedules have started, by pipeline. */
  static boolean isScheduled(Run run) {
    return run.planned().filter(planned -> planned.backfill() == 0).isPresent();
  }
}
