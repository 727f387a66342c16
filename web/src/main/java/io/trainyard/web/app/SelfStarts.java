package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.schedule.BadSchedule;
import io.trainyard.engine.schedule.Calendars;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whatever starts runs by itself: schedules, and triggers. For one thread. */
final class SelfStarts {
  private final HomeGraph graph;
  private final Calendars calendars;
  private final Consumer<String> warnings;
  private @Nullable Triggering triggering;

  SelfStarts(HomeGraph graph, Calendars calendars, Consumer<String> warnings) {
    this.graph = graph;
    this.calendars = calendars;
    this.warnings = warnings;
  }

  /** Takes every version from now on; schedules fire at once, triggers hear nothing yet. */
  AutoCloseable begin() {
    Scheduling scheduling = Scheduling.start(graph, calendars);
    Triggering listeners = Triggering.of(graph);
    triggering = listeners;
    graph
        .served()
        .tell(
            (pipeline, from) -> {
              schedule(scheduling, pipeline, from);
              listeners.put(pipeline, from);
            });
    return scheduling;
  }

  /** Triggers hear from now on, when all pipelines that there are have been taken. */
  AutoCloseable listen() {
    Triggering listeners = triggering;
    if (listeners == null) {
      throw new IllegalStateException("nothing has been taken yet");
    }
    listeners.begin(graph.listening()::readAll);
    return listeners;
  }

  /** The schedules of the pipeline fire from now on, as this version says. */
  private void schedule(Scheduling scheduling, Pipeline pipeline, Path from) {
    try {
      scheduling.put(pipeline, from);
    } catch (BadSchedule e) {
      warnings.accept("warning: " + pipeline.name() + " fires as before: " + e.getMessage());
    }
  }
}
