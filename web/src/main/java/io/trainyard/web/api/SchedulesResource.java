package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Parameter.Place;
import java.util.List;

/** Schedules: what fires next, and what was left out. */
final class SchedulesResource implements Routes {
  private static final int USUAL = 50;
  private static final Parameter<String> NAME =
      Asked.name("pipeline", Place.PATH, "A pipeline's name.");
  private static final Parameter<Integer> LIMIT =
      Asked.number("limit", "How many at most.", USUAL, 1_000);
  private final Desk desk;

  SchedulesResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/schedules",
                Permission.READ,
                RouteDoc.of("schedules", "Every pipeline that starts by itself, and when it does")
                    .answersList(ScheduleView.class),
                this::list)
            .about(Scope.FILTERED),
        Route.get(
            "/api/v1/pipelines/{pipeline}/skipped",
            Permission.READ,
            RouteDoc.of("schedules", "Fires that were left out, with the reason, the latest first")
                .with(NAME, LIMIT)
                .answersList(SkippedView.class),
            this::skipped));
  }

  private void list(Context context) {
    Principal who = Asked.who(context);
    Asked.answer(
        context,
        desk.schedules().schedules().stream()
            .filter(schedule -> who.sees(schedule.pipeline()))
            .toList());
  }

  private void skipped(Context context) {
    int limit = LIMIT.find(context).orElse(USUAL);
    String pipeline = NAME.of(context);
    List<SkippedView> skipped = desk.schedules().skipped(pipeline, limit);
    if (skipped.isEmpty() && !startsByItself(pipeline)) {
      throw Problem.notFound("no pipeline '" + pipeline + "' starts by itself here.");
    }
    Asked.answer(context, skipped);
  }

  private boolean startsByItself(String pipeline) {
    return desk.schedules().schedules().stream()
        .anyMatch(schedule -> schedule.pipeline().equals(pipeline));
  }
}
