package io.trainyard.engine.schedule;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.run.RunEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a log tells of schedules, read from its beginning each time. */
record MemorySchedules(EventLog log) implements Schedules {

  @Override
  public Map<String, Known> known() {
    Map<String, Known> known = new HashMap<>();
    for (Event event : log.read(0, Integer.MAX_VALUE)) {
      switch (event.kind()) {
        case ScheduleEvents.TAKEN -> {
          ScheduleEvents.Taken taken = EventJson.read(event.json(), ScheduleEvents.Taken.class);
          known.put(
              taken.pipeline(), new Known(taken.schedules(), taken.since(), Optional.empty()));
        }
        case ScheduleEvents.DROPPED ->
            known.remove(EventJson.read(event.json(), ScheduleEvents.Dropped.class).pipeline());
        case ScheduleEvents.SKIPPED -> {
          ScheduleEvents.Skipped skipped =
              EventJson.read(event.json(), ScheduleEvents.Skipped.class);
          reach(known, skipped.pipeline(), skipped.logical());
        }
        case RunEvents.RUN_CREATED -> {
          RunEvents.RunCreated run = EventJson.read(event.json(), RunEvents.RunCreated.class);
          if (run.logicalTime() != null) {
            reach(known, run.pipeline(), run.logicalTime());
          }
        }
        default -> {}
      }
    }
    return known;
  }

  private static void reach(Map<String, Known> known, String pipeline, Instant logical) {
    known.computeIfPresent(
        pipeline,
        (name, before) ->
            before.lastLogical().filter(last -> last.isAfter(logical)).isPresent()
                ? before
                : new Known(before.schedules(), before.since(), Optional.of(logical)));
  }

  @Override
  public Optional<Paused> paused(String pipeline) {
    Optional<Paused> paused = Optional.empty();
    for (Event event : log.read(0, Integer.MAX_VALUE)) {
      if (event.kind().equals(ScheduleEvents.PAUSED) && isAbout(event, pipeline)) {
        paused = Optional.of(new Paused(event.actor(), event.time()));
      } else if (event.kind().equals(ScheduleEvents.RESUMED) && isAbout(event, pipeline)) {
        paused = Optional.empty();
      }
    }
    return paused;
  }

  private static boolean isAbout(Event event, String pipeline) {
    return EventJson.read(event.json(), ScheduleEvents.Paused.class).pipeline().equals(pipeline);
  }

  @Override
  public List<ScheduleEvents.Skipped> skipped(String pipeline, int limit) {
    List<ScheduleEvents.Skipped> skipped = new ArrayList<>();
    for (Event event : log.read(0, Integer.MAX_VALUE)) {
      if (event.kind().equals(ScheduleEvents.SKIPPED)) {
        skipped.add(EventJson.read(event.json(), ScheduleEvents.Skipped.class));
      }
    }
    Collections.reverse(skipped);
    return skipped.stream().filter(each -> each.pipeline().equals(pipeline)).limit(limit).toList();
  }
}
