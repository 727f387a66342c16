package io.trainyard.engine.trigger;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.Alarm;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A trigger that listens, with what it waits with. Used by the loop of the triggers alone. */
final class LiveTrigger {
  private final Pipeline pipeline;
  private final Path folder;
  private final EventTrigger trigger;
  private final Set<String> ids;
  private final long since;
  private final List<Heard> pending;
  private Optional<Instant> started;
  private boolean isStarting;
  private Alarm.@Nullable Wake wake;

  /**
   * A trigger as the log tells.
   *
   * @param since it hears what came after this event
   */
  LiveTrigger(
      Pipeline pipeline, Path folder, EventTrigger trigger, long since, Triggers remembered) {
    this.pipeline = pipeline;
    this.folder = folder;
    this.trigger = trigger;
    this.ids = trigger.signals().stream().map(Signal::id).collect(Collectors.toSet());
    this.since = since;
    this.pending = new ArrayList<>(remembered.pending(pipeline.name(), trigger.name()));
    this.started = remembered.lastStarted(pipeline.name(), trigger.name());
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Path folder() {
    return folder;
  }

  EventTrigger trigger() {
    return trigger;
  }

  String name() {
    return trigger.name();
  }

  boolean listensFor(String signal, long event) {
    return event > since && ids.contains(signal);
  }

  /** In the order of events. */
  List<Heard> pending() {
    return List.copyOf(pending);
  }

  Optional<Instant> started() {
    return started;
  }

  boolean isStarting() {
    return isStarting;
  }

  void hear(Heard heard) {
    pending.add(heard);
  }

  void starting() {
    isStarting = true;
  }

  /** A run has started, or has not. */
  void answered() {
    isStarting = false;
  }

  /** A run has started at this time. */
  void startedAt(Instant time) {
    started = Optional.of(time);
  }

  /** Everything up to an event is settled. */
  void settle(long event) {
    pending.removeIf(heard -> heard.event() <= event);
  }

  /** Wakes at this time, instead of any other. */
  void wake(Alarm alarm, Instant time, Runnable task) {
    sleep();
    wake = alarm.at(time, task);
  }

  /** Wakes no more. */
  void sleep() {
    if (wake != null) {
      wake.cancel();
      wake = null;
    }
  }
}
