package io.trainyard.web.view.pipeline;

import io.trainyard.engine.schedule.Backfill;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Asked;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Parameter.Place;
import io.trainyard.web.api.Parameters;
import io.trainyard.web.api.Problem;
import io.trainyard.web.view.Back;
import io.trainyard.web.view.Notice;
import io.trainyard.web.view.PageRoute;
import io.trainyard.web.view.Reply;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the forms of a pipeline's schedule and backfills do: the same calls as those of REST.
 * Thread-safe.
 */
final class ScheduleForms {
  private static final String ONE = "/pipelines/{pipeline}";
  private static final Parameter<String> NAME =
      Asked.name("pipeline", Place.PATH, "A pipeline's name.");
  private static final Parameter<Long> BACKFILL =
      Parameters.number("backfill", "A backfill's number.");
  private static final Map<String, Notice> SCHEDULE =
      Map.of("pause", Notice.SCHEDULE_PAUSED, "resume", Notice.SCHEDULE_RESUMED);
  private static final Map<String, Notice> BACKFILLS =
      Map.of(
          "pause", Notice.BACKFILL_PAUSED,
          "resume", Notice.BACKFILL_RESUMED,
          "cancel", Notice.BACKFILL_CANCELLED);
  private final ViewPorts ports;

  ScheduleForms(ViewPorts ports) {
    this.ports = ports;
  }

  List<PageRoute> routes() {
    List<PageRoute> routes = new ArrayList<>();
    SCHEDULE.forEach(
        (action, notice) ->
            routes.add(
                PageRoute.action(
                        ONE + "/schedule/" + action,
                        Permission.OPERATE,
                        visit -> schedule(visit, action, notice))
                    .with(NAME)));
    BACKFILLS.forEach(
        (action, notice) ->
            routes.add(
                PageRoute.action(
                        ONE + "/backfills/{backfill}/" + action,
                        Permission.OPERATE,
                        visit -> backfill(visit, action, notice))
                    .with(NAME, BACKFILL)));
    return routes;
  }

  private Reply schedule(Visit visit, String action, Notice notice) {
    String pipeline = visit.path(NAME);
    ports.desk().schedules().change(pipeline, action, visit.actor());
    return Back.to("/pipelines/" + pipeline, notice);
  }

  /** A backfill of another pipeline is as one that is not there. */
  private Reply backfill(Visit visit, String action, Notice notice) {
    String pipeline = visit.path(NAME);
    long number = visit.path(BACKFILL);
    Optional<String> owner = ports.backfills().backfill(number).map(Backfill::pipeline);
    if (!owner.equals(Optional.of(pipeline))) {
      throw Problem.notFound("%s has no backfill %d.".formatted(pipeline, number));
    }
    ports.desk().backfills().change(number, action, visit.actor());
    return Back.to("/pipelines/" + pipeline, notice);
  }
}
