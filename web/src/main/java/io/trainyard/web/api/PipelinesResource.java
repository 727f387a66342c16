package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.api.Parameter.Place;
import java.util.List;

/** Pipelines: list, versions, source, graph; start and plan a run of one that the home knows. */
final class PipelinesResource implements Routes {
  private static final String ONE = "/api/v1/pipelines/{pipeline}";
  private static final String VERSIONED = ONE + "/versions/{version}";
  private static final Parameter<String> NAME =
      Asked.name("pipeline", Place.PATH, "A pipeline's name.");
  private static final Parameter<String> VERSION =
      Parameters.digest("version", "Digest of the pipeline's files.");
  private final PipelinesDesk desk;

  PipelinesResource(PipelinesDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
                "/api/v1/pipelines",
                Permission.READ,
                doc("Every pipeline that is served or ran here").answersList(PipelineView.class),
                this::list)
            .about(Scope.FILTERED),
        look(ONE, doc("A pipeline").answers(200, PipelineView.class), this::show),
        look(
            ONE + "/versions",
            doc("Its versions, the latest first").answersList(PipelineView.Version.class),
            this::versions),
        look(
            VERSIONED + "/source",
            doc("The files of a version").with(VERSION).answersList(RunOrder.File.class),
            this::source),
        look(
            VERSIONED + "/graph",
            doc("The steps of a version, in the order of running")
                .with(VERSION)
                .answersList(RunView.StepLine.class),
            this::graph),
        Route.post(
            ONE + "/runs",
            Permission.OPERATE,
            doc("Start a run")
                .with(NAME, IdempotencyKey.HEADER)
                .takes(RunStart.class)
                .answers(201, RunsResource.Started.class)
                .refuses(404, 409, 422),
            this::start),
        Route.post(
            ONE + "/plan",
            Permission.READ,
            doc("What a run would do; nothing is started")
                .with(NAME)
                .takes(RunStart.class)
                .answers(200, PlanView.class)
                .refuses(404, 422),
            this::plan));
  }

  private static RouteDoc doc(String summary) {
    return RouteDoc.of("pipelines", summary);
  }

  private static Route look(String path, RouteDoc doc, Handler handler) {
    return Route.get(path, Permission.READ, doc.with(NAME), handler);
  }

  private void list(Context context) {
    Principal who = Asked.who(context);
    Asked.answer(
        context, desk.pipelines().stream().filter(pipeline -> who.sees(pipeline.name())).toList());
  }

  private void show(Context context) {
    Asked.answer(context, desk.pipeline(NAME.of(context)));
  }

  private void versions(Context context) {
    Asked.answer(context, desk.versions(NAME.of(context)));
  }

  private void source(Context context) {
    Asked.answer(context, desk.source(NAME.of(context), VERSION.of(context)));
  }

  private void graph(Context context) {
    Asked.answer(context, desk.graph(NAME.of(context), VERSION.of(context)));
  }

  private void start(Context context) {
    RunStart start = Bodies.read(context, RunStart.class);
    long number = desk.start(NAME.of(context), start, IdempotencyKey.asking(context));
    context.status(201).header("Location", "/api/v1/runs/" + number);
    Asked.answer(context, new RunsResource.Started(number));
  }

  private void plan(Context context) {
    Asked.answer(context, desk.plan(NAME.of(context), Bodies.read(context, RunStart.class)));
  }
}
