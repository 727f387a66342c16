package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Parameter.Place;
import java.util.List;
import java.util.Map;

/** Runs: list, start, look, ask why, and what their steps wrote. */
final class RunsResource implements Routes {
  private static final Parameter<String> STEP =
      new Parameter<>(
          "step", Place.QUERY, "Only of this step.", Map.of("type", "string"), text -> text);
  private final Desk desk;

  RunsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/runs",
                Permission.READ,
                RouteDoc.of("runs", "The latest runs first")
                    .with(RunsQuery.parameters())
                    .answersList(RunSummary.class),
                this::list)
            .about(Scope.FILTERED),
        Route.post(
            "/api/v1/runs",
            Permission.AUTHOR,
            RouteDoc.of("runs", "Start a run of these files")
                .with(IdempotencyKey.HEADER)
                .takes(RunOrder.class)
                .answers(201, Started.class)
                .refuses(409, 422),
            this::start),
        Route.post(
            "/api/v1/plan",
            Permission.AUTHOR,
            RouteDoc.of("runs", "What a run would do; nothing is started")
                .takes(PlanOrder.class)
                .answers(200, PlanView.class)
                .refuses(404, 422),
            this::plan),
        one("", "A run with all that it did", RunView.class, this::show),
        one("/why", "Why each step waits, was skipped or ran again", WhyView.class, this::why),
        Route.get(
            "/api/v1/runs/{run}/output",
            Permission.READ,
            RouteDoc.of("runs", "What the attempts of a run have written")
                .with(Asked.RUN, STEP)
                .answersList(OutputView.class),
            this::output));
  }

  private static Route one(
      String path, String summary, Class<?> answer, io.javalin.http.Handler handler) {
    return Route.get(
        "/api/v1/runs/{run}" + path,
        Permission.READ,
        RouteDoc.of("runs", summary).with(Asked.RUN).answers(200, answer),
        handler);
  }

  /** The run that was started. */
  record Started(long run) {}

  private void list(Context context) {
    int limit = RunsQuery.limit(context);
    List<RunSummary> runs =
        RunsQuery.filter(context).map(filter -> desk.runs(filter, limit)).orElse(List.of());
    if (runs.size() == limit) {
      Asked.next(context, RunsQuery.next(context, runs.get(limit - 1).run()));
    }
    Asked.answer(context, runs);
  }

  private void start(Context context) {
    RunOrder order = Bodies.read(context, RunOrder.class);
    long number = desk.start(order, IdempotencyKey.asking(context));
    context.status(201).header("Location", "/api/v1/runs/" + number);
    Asked.answer(context, new Started(number));
  }

  private void show(Context context) {
    Asked.answer(context, desk.run(Asked.RUN.of(context)));
  }

  private void plan(Context context) {
    Asked.answer(context, desk.plan(Bodies.read(context, PlanOrder.class)));
  }

  private void why(Context context) {
    Asked.answer(context, desk.why(Asked.RUN.of(context)));
  }

  private void output(Context context) {
    Asked.answer(context, desk.output(Asked.RUN.of(context), STEP.find(context).orElse(null)));
  }
}
