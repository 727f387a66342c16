package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which version of a pipeline runs are started from: send one, go back, look. */
final class VersionsResource implements Routes {
  private static final Parameter<String> NAME =
      Asked.name("pipeline", Parameter.Place.PATH, "A pipeline's name.");
  private final VersionsDesk desk;

  VersionsResource(VersionsDesk desk) {
    this.desk = desk;
  }

  /**
   * Which version to go back to.
   *
   * @param version digest of its files; null = the one before this
   */
  record Back(@Nullable String version) {}

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(
                "/api/v1/pipelines",
                Permission.AUTHOR,
                RouteDoc.of("pipelines", "Send a version; runs start from it from now on")
                    .takes(PushOrder.class)
                    .answers(201, TakenView.class)
                    .refuses(422),
                this::push)
            .about(Scope.FILTERED),
        Route.post(
            "/api/v1/pipelines/{pipeline}/back",
            Permission.AUTHOR,
            RouteDoc.of("pipelines", "Go back to an earlier version")
                .with(NAME)
                .takes(Back.class)
                .answers(200, TakenView.class)
                .refuses(404, 409),
            this::back),
        Route.get(
            "/api/v1/pipelines/{pipeline}/taken",
            Permission.READ,
            RouteDoc.of("pipelines", "Which versions runs were started from, the latest first")
                .with(NAME)
                .answersList(TakenView.class),
            this::taken));
  }

  private void push(Context context) {
    TakenView taken = desk.push(Bodies.read(context, PushOrder.class), Asked.who(context));
    context.status(201).header("Location", "/api/v1/pipelines/" + taken.pipeline());
    Asked.answer(context, taken);
  }

  private void back(Context context) {
    String version = Bodies.read(context, Back.class).version();
    Asked.answer(
        context, desk.back(NAME.of(context), version == null ? "" : version, Asked.who(context)));
  }

  private void taken(Context context) {
    Asked.answer(context, desk.taken(NAME.of(context)));
  }
}
