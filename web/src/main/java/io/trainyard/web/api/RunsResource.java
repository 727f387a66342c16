package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Parameter.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs: list, start, look, ask why, and what their steps wrote. */
final class RunsResource implements Routes {
  private static final int USUAL = 20;
  private static final Parameter<String> PIPELINE =
      Asked.name("pipeline", Place.QUERY, "Only runs of this pipeline.");
  private static final Parameter<Integer> LIMIT =
      Asked.number("limit", "How many at most.", USUAL, 1_000);
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
                    .with(PIPELINE, LIMIT)
                    .answersList(RunSummary.class),
                this::list)
            .about(Scope.FILTERED),
        Route.post(
            "/api/v1/runs",
            Permission.AUTHOR,
            RouteDoc.of("runs", "Start a run of these files")
                .takes(RunOrder.class)
                .answers(201, Started.class)
                .refuses(422),
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
    String pipeline = PIPELINE.find(context).orElse("");
    int limit = LIMIT.find(context).orElse(USUAL);
    Principal who = Asked.who(context);
    boolean isOfAll = pipeline.isEmpty() && !who.seesAll();
    Stream<String> names = isOfAll ? who.pipelines().stream() : Stream.of(pipeline);
    Asked.answer(
        context,
        names
            .filter(name -> name.isEmpty() || who.sees(name))
            .flatMap(name -> desk.runs(name, limit).stream())
            .sorted(Comparator.comparingLong(RunSummary::run).reversed())
            .limit(limit)
            .toList());
  }

  private void start(Context context) {
    long number = desk.start(Bodies.read(context, RunOrder.class), Asked.actor(context));
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
