package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Parameter.Place;
import java.util.List;

/** The event log, page by page: who did what, and when. */
final class AuditResource implements Routes {
  private static final String PATH = "/api/v1/audit";
  private static final int USUAL = 100;
  private static final Parameter<Long> AFTER =
      Parameters.count("after", Place.QUERY, "Events after this one: the next page.");
  private static final Parameter<Integer> LIMIT =
      Asked.number("limit", "How many at most.", USUAL, 1_000);
  private final EventLog log;

  AuditResource(EventLog log) {
    this.log = log;
  }

  @Override
  public List<Route> routes() {
    RouteDoc doc =
        RouteDoc.of("audit", "The event log, oldest first")
            .with(AFTER, LIMIT)
            .answersList(EventView.class);
    return List.of(Route.get(PATH, Permission.ADMIN, doc, this::list));
  }

  private void list(Context context) {
    int limit = LIMIT.find(context).orElse(USUAL);
    List<Event> events = log.read(AFTER.find(context).orElse(0L), limit);
    if (events.size() == limit) {
      long last = events.get(limit - 1).seq();
      Asked.next(context, PATH + "?after=" + last + "&limit=" + limit);
    }
    Asked.answer(context, events.stream().map(EventView::of).toList());
  }
}
