package io.trainyard.engine.trigger;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.RefusedStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts runs because something happened. Thread-safe; everything happens in one loop, in the order
 * it was asked for.
 *
 * <p>A reader of the log: what a trigger hears is written down with the reader's position, what
 * becomes of it in the transaction that creates the run. So a process may end at any time, and the
 * tables may be lost: each event leads to what it would have led to, once.
 */
public final class EventTriggers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventTriggers.class);
  private static final String READER = "triggers";
  private static final String ENGINE = "engine";
  private static final int BATCH = 1_000;

  private final TriggerPorts ports;
  private final Executor loop;
  private final TriggerStarter starter;
  private final Hearing hearing;

  /** By pipeline; changed by the loop, read by anybody. */
  private final Map<String, List<LiveTrigger>> live = new ConcurrentHashMap<>();

  /** Everything below is the loop's alone. */
  private final Map<String, Triggers.Known> known = new HashMap<>();

  private @Nullable ReaderPosition position;
  private boolean hasBegun;
  private boolean closed;

  /** Whether the loop has been asked to read, and has not begun to. */
  private final AtomicBoolean isAsked = new AtomicBoolean();

  /**
   * Triggers that hear nothing yet.
   *
   * @param loop runs one task at a time, in order, such as a single thread
   */
  public EventTriggers(TriggerPorts ports, Executor loop) {
    this.ports = ports;
    this.loop = loop;
    this.starter = new TriggerStarter(ports);
    this.hearing = new Hearing(new Signals(ports.runs()), starter);
  }

  /** Where a trigger waits for files. */
  public record Watched(Pipeline pipeline, Path folder, EventTrigger trigger) {}

  /**
   * From now on events are heard, those too that came since an earlier process heard the last.
   * Called once, when the pipelines that there are have been put.
   */
  public void begin() {
    hear(
        () -> {
          open();
          hasBegun = true;
          ask();
        });
    ports.reading().log().onAppend(this::ask);
  }

  /** Many appends are read at once. */
  private void ask() {
    if (isAsked.compareAndSet(false, true)) {
      hear(this::read);
    }
  }

  /**
   * Takes a pipeline, or its new version. A trigger that listens for the same as before goes on
   * with what it has heard, also over the end of a process; another one begins now.
   *
   * @param folder what relative paths of the pipeline are relative to
   */
  public void put(Pipeline pipeline, Path folder) {
    hear(() -> take(pipeline, folder, TriggerOptions.of(pipeline)));
  }

  /** A pipeline listens no more; its runs go on. */
  public void remove(Pipeline pipeline) {
    hear(() -> take(pipeline, Path.of("."), List.of()));
  }

  /** The triggers that listen now. */
  public List<Watched> listening() {
    return live.values().stream()
        .flatMap(Collection::stream)
        .map(each -> new Watched(each.pipeline(), each.folder(), each.trigger()))
        .toList();
  }

  private void open() {
    if (position != null) {
      return;
    }
    ports.triggers().known().forEach(each -> known.put(id(each.pipeline(), each.trigger()), each));
    try {
      position = ReaderPosition.open(READER, ports.reading());
    } catch (Journal.Conflict e) {
      throw new IllegalStateException("another process starts runs by events", e);
    }
  }

  private static String id(String pipeline, String trigger) {
    return pipeline + "/" + trigger;
  }

  private void take(Pipeline pipeline, Path folder, List<EventTrigger> triggers) {
    open();
    List<LiveTrigger> before = live.getOrDefault(pipeline.name(), List.of());
    before.forEach(LiveTrigger::sleep);
    List<String> names = triggers.stream().map(EventTrigger::name).toList();
    known.values().stream()
        .filter(each -> each.pipeline().equals(pipeline.name()) && !names.contains(each.trigger()))
        .toList()
        .forEach(this::drop);
    List<LiveTrigger> taken = new ArrayList<>();
    for (EventTrigger trigger : triggers) {
      long since = since(pipeline.name(), trigger.name());
      taken.add(new LiveTrigger(pipeline, folder, trigger, since, ports.triggers()));
    }
    live.put(pipeline.name(), List.copyOf(taken));
    taken.forEach(this::decide);
  }

  /** The event that a trigger listens from; told to the log where it is new. */
  private long since(String pipeline, String trigger) {
    Triggers.Known found = known.get(id(pipeline, trigger));
    if (found == null) {
      long seq = write(TriggerEvents.TAKEN, new TriggerEvents.Taken(pipeline, trigger));
      found = new Triggers.Known(pipeline, trigger, seq);
      known.put(id(pipeline, trigger), found);
    }
    return found.since();
  }

  private void drop(Triggers.Known gone) {
    write(TriggerEvents.DROPPED, new TriggerEvents.Dropped(gone.pipeline(), gone.trigger()));
    known.remove(id(gone.pipeline(), gone.trigger()));
  }

  private void read() {
    isAsked.set(false);
    ReaderPosition reader = position;
    if (reader == null || !hasBegun || closed) {
      return;
    }
    List<LiveTrigger> all = live.values().stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      done(reader, ports.reading().log().last(), List.of());
      return;
    }
    List<Event> events = reader.next(BATCH);
    if (events.isEmpty()) {
      return;
    }
    Hearing.Told told = hearing.of(events, all);
    done(reader, events.get(events.size() - 1).seq(), told.facts());
    told.heard().forEach((trigger, heard) -> heard.forEach(trigger::hear));
    told.heard().keySet().forEach(this::decide);
    ask();
  }

  private static void done(ReaderPosition reader, long seq, List<NewEvent> facts) {
    try {
      reader.done(seq, facts);
    } catch (Journal.Conflict e) {
      throw new IllegalStateException("an event was heard twice", e);
    }
  }

  private void decide(LiveTrigger trigger) {
    while (!trigger.isStarting() && !closed && isCurrent(trigger)) {
      TriggerVerdict verdict =
          rule(trigger).decide(trigger.pending(), trigger.started(), ports.clock().instant());
      if (verdict instanceof TriggerVerdict.LeaveOut out) {
        leaveOut(trigger, out.settled(), out.because());
      } else if (verdict instanceof TriggerVerdict.Start start) {
        start(trigger, start);
      } else {
        if (verdict instanceof TriggerVerdict.Wait wait) {
          trigger.wake(ports.alarm(), wait.until(), () -> hear(() -> decide(trigger)));
        }
        return;
      }
    }
  }

  private TriggerRule rule(LiveTrigger trigger) {
    String pipeline = trigger.pipeline().name();
    return new TriggerRule(
        trigger.trigger(), key -> ports.triggers().run(pipeline, trigger.name(), key));
  }

  private boolean isCurrent(LiveTrigger trigger) {
    return live.getOrDefault(trigger.pipeline().name(), List.of()).contains(trigger);
  }

  private void start(LiveTrigger trigger, TriggerVerdict.Start start) {
    trigger.starting();
    try {
      ports
          .runner()
          .submit(starter.request(trigger, start))
          .whenComplete((run, failure) -> hear(() -> started(trigger, start, failure)));
    } catch (TriggerStarter.Unfit unfit) {
      refused(trigger, start, String.valueOf(unfit.getMessage()));
    } catch (RefusedStart refused) {
      refused(trigger, start, String.join("; ", refused.messages()));
    }
  }

  private void refused(LiveTrigger trigger, TriggerVerdict.Start start, String why) {
    trigger.answered();
    leaveOut(trigger, start.settled(), "it was refused: " + why);
  }

  private void started(
      LiveTrigger trigger, TriggerVerdict.Start start, @Nullable Throwable failure) {
    trigger.answered();
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause == null) {
      trigger.settle(start.settled().get(start.settled().size() - 1).event());
      trigger.startedAt(ports.clock().instant());
    } else if (!(cause instanceof Journal.Conflict)) {
      LOG.error("no run of {} for event {}", trigger.pipeline().name(), start.cause(), cause);
      return; // what was heard is in the log, and the next start goes on with it
    }
    decide(trigger);
  }

  private void leaveOut(LiveTrigger trigger, List<Heard> settled, String because) {
    Heard last = settled.get(settled.size() - 1);
    write(
        TriggerEvents.LEFT_OUT,
        new TriggerEvents.LeftOut(
            trigger.pipeline().name(),
            trigger.name(),
            settled.get(0).event(),
            last.event(),
            last.event(),
            settled.size(),
            because));
    trigger.settle(last.event());
  }

  private long write(String kind, Record facts) {
    try {
      return ports
          .reading()
          .journal()
          .write(List.of(new NewEvent(kind, ENGINE, 0, EventJson.write(facts))));
    } catch (Journal.Conflict e) {
      throw new IllegalStateException("another process starts runs by events", e);
    }
  }

  /** By name of a hook, the secrets that its calls may be signed with. */
  public Map<String, List<String>> hooks() {
    Map<String, List<String>> hooks = new HashMap<>();
    for (Watched each : listening()) {
      each.trigger()
          .secrets()
          .forEach(
              (hook, path) -> hooks.computeIfAbsent(hook, none -> new ArrayList<>()).add(path));
    }
    return hooks;
  }

  /** Starts nothing more; runs go on. */
  @Override
  public void close() {
    hear(
        () -> {
          closed = true;
          live.values().forEach(each -> each.forEach(LiveTrigger::sleep));
        });
  }

  /** Once the loop is closed nothing is heard any more. */
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
      LOG.error("an event could not be heard", e);
    }
  }
}
