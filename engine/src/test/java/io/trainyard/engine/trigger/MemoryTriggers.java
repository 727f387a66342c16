package io.trainyard.engine.trigger;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.ReaderEvents;
import io.trainyard.engine.event.ReaderPositions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What a log tells of triggers, read from its beginning each time. */
record MemoryTriggers(EventLog log) implements Triggers, ReaderPositions {

  private <T extends Record> Map<Event, T> all(String kind, Class<T> type) {
    Map<Event, T> found = new LinkedHashMap<>();
    for (Event event : log.read(0, Integer.MAX_VALUE)) {
      if (event.kind().equals(kind)) {
        found.put(event, EventJson.read(event.json(), type));
      }
    }
    return found;
  }

  @Override
  public OptionalLong of(String reader) {
    return all(ReaderEvents.MOVED, ReaderEvents.Moved.class).values().stream()
        .filter(moved -> moved.reader().equals(reader))
        .mapToLong(ReaderEvents.Moved::to)
        .max();
  }

  @Override
  public List<Known> known() {
    Map<String, Known> known = new LinkedHashMap<>();
    for (Event event : log.read(0, Integer.MAX_VALUE)) {
      if (event.kind().equals(TriggerEvents.TAKEN)) {
        TriggerEvents.Taken taken = EventJson.read(event.json(), TriggerEvents.Taken.class);
        known.put(
            taken.pipeline() + taken.trigger(),
            new Known(taken.pipeline(), taken.trigger(), event.seq()));
      } else if (event.kind().equals(TriggerEvents.DROPPED)) {
        TriggerEvents.Dropped gone = EventJson.read(event.json(), TriggerEvents.Dropped.class);
        known.remove(gone.pipeline() + gone.trigger());
      }
    }
    return List.copyOf(known.values());
  }

  private long settled(String pipeline, String trigger) {
    long settled =
        known().stream()
            .filter(each -> each.pipeline().equals(pipeline) && each.trigger().equals(trigger))
            .mapToLong(Known::since)
            .max()
            .orElse(Long.MAX_VALUE);
    for (TriggerEvents.Started each : started(pipeline, trigger).values()) {
      settled = Math.max(settled, each.upTo());
    }
    for (TriggerEvents.LeftOut each :
        all(TriggerEvents.LEFT_OUT, TriggerEvents.LeftOut.class).values()) {
      if (each.pipeline().equals(pipeline) && each.trigger().equals(trigger)) {
        settled = Math.max(settled, each.upTo());
      }
    }
    return settled;
  }

  Map<Event, TriggerEvents.Started> started(String pipeline, String trigger) {
    Map<Event, TriggerEvents.Started> started =
        all(TriggerEvents.STARTED, TriggerEvents.Started.class);
    started
        .values()
        .removeIf(each -> !each.pipeline().equals(pipeline) || !each.trigger().equals(trigger));
    return started;
  }

  @Override
  public List<Heard> pending(String pipeline, String trigger) {
    long settled = settled(pipeline, trigger);
    return all(TriggerEvents.HEARD, TriggerEvents.Heard.class).values().stream()
        .filter(each -> each.pipeline().equals(pipeline) && each.trigger().equals(trigger))
        .filter(each -> each.event() > settled)
        .map(each -> new Heard(each.event(), each.signal(), each.key(), each.at()))
        .toList();
  }

  @Override
  public Optional<Instant> lastStarted(String pipeline, String trigger) {
    return started(pipeline, trigger).keySet().stream().map(Event::time).max(Instant::compareTo);
  }

  @Override
  public Optional<Long> run(String pipeline, String trigger, String key) {
    return started(pipeline, trigger).entrySet().stream()
        .filter(each -> each.getValue().key().equals(key))
        .map(each -> each.getKey().run())
        .findFirst();
  }

  @Override
  public Optional<TriggerEvents.Started> cause(long run) {
    return all(TriggerEvents.STARTED, TriggerEvents.Started.class).entrySet().stream()
        .filter(each -> each.getKey().run() == run)
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public Map<String, TriggerEvents.FileArrived> arrived(String pipeline, String trigger) {
    Map<String, TriggerEvents.FileArrived> arrived = new LinkedHashMap<>();
    all(TriggerEvents.FILE_ARRIVED, TriggerEvents.FileArrived.class)
        .values()
        .forEach(file -> arrived.put(file.path(), file));
    return arrived;
  }

  @Override
  public Optional<Long> received(String hook, String key) {
    return all(TriggerEvents.HOOK_RECEIVED, TriggerEvents.HookReceived.class).entrySet().stream()
        .filter(each -> each.getValue().hook().equals(hook) && each.getValue().key().equals(key))
        .map(each -> each.getKey().seq())
        .findFirst();
  }

  @Override
  public List<Skipped> leftOut(String pipeline, int limit) {
    List<Skipped> skipped = new ArrayList<>();
    all(TriggerEvents.LEFT_OUT, TriggerEvents.LeftOut.class)
        .forEach((event, facts) -> skipped.add(new Skipped(event.time(), facts)));
    Collections.reverse(skipped);
    return skipped.stream()
        .filter(each -> each.facts().pipeline().equals(pipeline))
        .limit(limit)
        .toList();
  }
}
