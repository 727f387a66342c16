package io.trainyard.web.app;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.schedule.Fire;
import io.trainyard.engine.schedule.Lateness;
import io.trainyard.engine.schedule.ScheduleEvents;
import io.trainyard.engine.schedule.Schedules;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.ScheduleView;
import io.trainyard.web.api.SchedulesDesk;
import io.trainyard.web.api.SkippedView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schedules of the home that this process holds. Thread-safe.
 *
 * @param lateness what is known of missed deadlines
 * @param next by pipeline, what fires next; empty where nothing fires here
 * @param journal where it is written that somebody pauses one
 */
record LocalSchedules(
    Schedules known, Lateness lateness, Supplier<Map<String, Fire>> next, Journal journal)
    implements SchedulesDesk {

  @Override
  public List<ScheduleView> schedules() {
    Map<String, Fire> fires = next.get();
    return new TreeMap<>(known.known())
        .entrySet().stream()
            .map(each -> view(each.getKey(), each.getValue(), fires.get(each.getKey())))
            .toList();
  }

  private ScheduleView view(String pipeline, Schedules.Known known, @Nullable Fire next) {
    return new ScheduleView(
        pipeline,
        known.since(),
        known.lastLogical().orElse(null),
        Optional.ofNullable(next).map(Fire::logical).orElse(null),
        this.known.paused(pipeline).map(Schedules.Paused::by).orElse(null),
        lateness.missed(pipeline, 1).stream()
            .map(miss -> miss.late().deadline())
            .findFirst()
            .orElse(null));
  }

  @Override
  public ScheduleView change(String pipeline, String action, String actor) {
    Schedules.Known schedule = known.known().get(pipeline);
    if (schedule == null) {
      throw Problem.notFound("no pipeline '" + pipeline + "' starts by itself here.");
    }
    Optional<Schedules.Paused> paused = known.paused(pipeline);
    if (action.equals("pause")) {
      if (paused.isPresent()) {
        throw Problem.conflict(
            "The schedule of %s is paused already, by %s.".formatted(pipeline, paused.get().by()));
      }
      write(ScheduleEvents.PAUSED, actor, new ScheduleEvents.Paused(pipeline));
    } else {
      if (paused.isEmpty()) {
        throw Problem.conflict("The schedule of " + pipeline + " is not paused.");
      }
      write(ScheduleEvents.RESUMED, actor, new ScheduleEvents.Resumed(pipeline));
    }
    return view(pipeline, schedule, next.get().get(pipeline));
  }

  private void write(String kind, String actor, Record facts) {
    journal.append(List.of(new NewEvent(kind, actor, 0, EventJson.write(facts))));
  }

  @Override
  public List<SkippedView> skipped(String pipeline, int limit) {
    return known.skipped(pipeline, limit).stream().map(SkippedView::of).toList();
  }
}
