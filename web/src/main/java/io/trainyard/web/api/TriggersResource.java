package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Parameter.Place;
import java.util.List;

/** Triggers: what listens for what, and which events led to no run. */
final class TriggersResource implements Routes {
  private static final int USUAL = 50;
  private static final Parameter<String> NAME =
      Asked.name("pipeline", Place.PATH, "A pipeline's name.");
  private static final Parameter<Integer> LIMIT =
      Asked.number("limit", "How many at most.", USUAL, 1_000);
  private final Desk desk;

  TriggersResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/triggers",
                Permission.READ,
                RouteDoc.of("triggers", "Every trigger that listens, and what it waits for")
                    .answersList(TriggerView.class),
                this::list)
            .about(Scope.FILTERED),
        Route.get(
            "/api/v1/pipelines/{pipeline}/left-out",
            Permission.READ,
            RouteDoc.of("triggers", "Events that led to no run, with the reason, the latest first")
                .with(NAME, LIMIT)
                .answersList(LeftOutView.class),
            this::leftOut));
  }

  private void list(Context context) {
    Principal who = Asked.who(context);
    Asked.answer(
        context,
        desk.triggers().triggers().stream()
            .filter(trigger -> who.sees(trigger.pipeline()))
            .toList());
  }

  private void leftOut(Context context) {
    int limit = LIMIT.find(context).orElse(USUAL);
    String pipeline = NAME.of(context);
    List<LeftOutView> leftOut = desk.triggers().leftOut(pipeline, limit);
    if (leftOut.isEmpty() && !listens(pipeline)) {
      throw Problem.notFound("no pipeline '" + pipeline + "' listens to events here.");
    }
    Asked.answer(context, leftOut);
  }

  private boolean listens(String pipeline) {
    return desk.triggers().triggers().stream()
        .anyMatch(trigger -> trigger.pipeline().equals(pipeline));
  }
}
