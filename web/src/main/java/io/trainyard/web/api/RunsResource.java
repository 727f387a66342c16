package io.trainyard.web.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** Runs: list, start, look, ask why, and what their steps wrote. */
final class RunsResource implements Routes {
  private static final int MAX_LIMIT = 1_000;
  private final Desk desk;

  RunsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/api/v1/runs", this::list);
    routes.post("/api/v1/runs", this::start);
    routes.post("/api/v1/plan", this::plan);
    routes.get("/api/v1/runs/{run}", this::show);
    routes.get("/api/v1/runs/{run}/why", this::why);
    routes.get("/api/v1/runs/{run}/output", this::output);
  }

  private void list(Context context) {
    String pipeline = context.queryParam("pipeline");
    int limit = Asked.number(context.queryParam("limit"), "limit", 20, MAX_LIMIT);
    Asked.answer(context, desk.runs(pipeline == null ? "" : Asked.name(pipeline), limit));
  }

  private void start(Context context) {
    long number = desk.start(Bodies.read(context, RunOrder.class));
    context.status(201).header("Location", "/api/v1/runs/" + number);
    Asked.answer(context, Map.of("run", number));
  }

  private void show(Context context) {
    Asked.answer(context, desk.run(Asked.run(context)));
  }

  private void plan(Context context) {
    Asked.answer(context, desk.plan(Bodies.read(context, PlanOrder.class)));
  }

  private void why(Context context) {
    Asked.answer(context, desk.why(Asked.run(context)));
  }

  private void output(Context context) {
    String step = context.queryParam("step");
    Asked.answer(context, desk.output(Asked.run(context), step));
  }
}
