package io.trainyard.web.app;

import io.trainyard.engine.schedule.Fire;
import io.trainyard.engine.schedule.Lateness;
import io.trainyard.engine.schedule.Schedules;
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
 */
record LocalSchedules(Schedules known, Lateness lateness, Supplier<Map<String, Fire>> next)
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
        lateness.missed(pipeline, 1).stream()
            .map(miss -> miss.late().deadline())
            .findFirst()
            .orElse(null));
  }

  @Override
  public List<SkippedView> skipped(String pipeline, int limit) {
    return known.skipped(pipeline, limit).stream().map(SkippedView::of).toList();
  }
}
