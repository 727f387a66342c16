package io.trainyard.web.api;

import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Parameter.Place;
import java.util.List;

/** Pauses schedules, and lets them go on. */
final class PausesResource implements Routes {
  private static final Parameter<String> NAME =
      Asked.name("pipeline", Place.PATH, "A pipeline's name.");
  private final Desk desk;

  PausesResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        change("pause", "Leave out what fires, until it is resumed"),
        change("resume", "Start runs again by what fires"));
  }

  private Route change(String action, String summary) {
    return Route.post(
        "/api/v1/pipelines/{pipeline}/schedule/" + action,
        Permission.OPERATE,
        RouteDoc.of("schedules", summary)
            .with(NAME)
            .answers(200, ScheduleView.class)
            .refuses(404, 409),
        context ->
            Asked.answer(
                context, desk.schedules().change(NAME.of(context), action, Asked.actor(context))));
  }
}
