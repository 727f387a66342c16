package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.alert.NotificationState;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who was told what, by which channel, and what became of it. */
final class NotificationsResource implements Routes {
  private static final String PATH = "/api/v1/notifications";
  private static final int USUAL = 100;
  private static final Parameter<String> PIPELINE =
      Asked.name("pipeline", Parameter.Place.QUERY, "Only those about this pipeline.");
  private static final Parameter<NotificationState> STATE =
      Parameters.constant("state", NotificationState.class, "Only those in this state.");
  private static final Parameter<Long> BEFORE =
      Parameters.count(
          "before", Parameter.Place.QUERY, "Only with a smaller number: the next page.");
  private static final Parameter<Integer> LIMIT =
      Asked.number("limit", "How many at most.", USUAL, 1_000);
  private final NotificationsDesk desk;

  NotificationsResource(NotificationsDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("notifications", "What people are told, the latest first")
            .with(PIPELINE, STATE, BEFORE, LIMIT)
            .answersList(NotificationView.class);
    return List.of(Route.get(PATH, Permission.READ, doc, this::list).about(Scope.FILTERED));
  }

  private void list(Context context) {
    Principal who = Asked.who(context);
    Optional<String> pipeline = PIPELINE.find(context);
    if (pipeline.filter(name -> !who.sees(name)).isPresent()) {
      Asked.answer(context, List.of());
      return;
    }
    int limit = LIMIT.find(context).orElse(USUAL);
    long before = BEFORE.find(context).orElse(Long.MAX_VALUE);
    Set<String> pipelines = pipeline.map(Set::of).orElse(who.pipelines());
    List<NotificationView> found = desk.latest(pipelines, STATE.find(context), before, limit);
    if (found.size() == limit) {
      String others =
          pipeline.map(name -> "&pipeline=" + name).orElse("")
              + STATE.find(context).map(state -> "&state=" + state).orElse("");
      long last = found.get(limit - 1).notification();
      Asked.next(context, PATH + "?before=" + last + "&limit=" + limit + others);
    }
    Asked.answer(context, found);
  }
}
