package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import java.util.ArrayList;
import java.util.List;

/** Backfills: plan, make, look, pause, resume, cancel. */
final class BackfillsResource implements Routes {
  private static final String ALL = "/api/v1/backfills";
  private static final Parameter<Long> NUMBER =
      Parameters.number("backfill", "A backfill's number.");
  private final Desk desk;

  BackfillsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(
        Route.get(
            ALL,
            Permission.READ,
            doc("Every backfill, the latest first").answersList(BackfillView.class),
            context -> Asked.answer(context, desk.backfills().backfills())));
    routes.add(
        Route.get(
            ALL + "/{backfill}",
            Permission.READ,
            doc("A backfill and how far it is").with(NUMBER).answers(200, BackfillView.class),
            context -> Asked.answer(context, desk.backfills().backfill(NUMBER.of(context)))));
    routes.add(
        Route.post(
            "/api/v1/backfill-plans",
            Permission.AUTHOR,
            doc("What a backfill would do, day by day; nothing is started")
                .takes(BackfillRequest.class)
                .answers(200, BackfillPlanView.class)
                .refuses(422),
            context ->
                Asked.answer(
                    context, desk.backfills().plan(Bodies.read(context, BackfillRequest.class)))));
    routes.add(
        Route.post(
            ALL,
            Permission.AUTHOR,
            doc("Make a backfill and all its runs")
                .takes(BackfillRequest.class)
                .answers(201, BackfillView.class)
                .refuses(422),
            this::start));
    for (String action : List.of("pause", "resume", "cancel")) {
      routes.add(
          Route.post(
              ALL + "/{backfill}/" + action,
              Permission.OPERATE,
              doc("Have a backfill " + action).with(NUMBER).answers(202, BackfillView.class),
              context -> change(context, action)));
    }
    return routes;
  }

  private static RouteDoc doc(String summary) {
    return RouteDoc.of("backfills", summary);
  }

  private void start(Context context) {
    BackfillRequest request = Bodies.read(context, BackfillRequest.class);
    BackfillView made = desk.backfills().start(request, Asked.actor(context));
    context.status(201).header("Location", ALL + "/" + made.backfill());
    Asked.answer(context, made);
  }

  private void change(Context context, String action) {
    BackfillView changed =
        desk.backfills().change(NUMBER.of(context), action, Asked.actor(context));
    context.status(202);
    Asked.answer(context, changed);
  }
}
