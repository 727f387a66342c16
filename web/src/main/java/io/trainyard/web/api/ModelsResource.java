package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import java.util.List;

/** Models, their versions, and the endpoints that serve them. */
final class ModelsResource implements Routes {
  private static final Parameter<String> MODEL = Asked.nameInPath("A model's name.");
  private final Desk desk;

  ModelsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    RouteDoc list =
        RouteDoc.of("models", "All models with their versions").answersList(ModelView.class);
    RouteDoc show =
        RouteDoc.of("models", "A model with its versions, oldest first")
            .with(MODEL)
            .answers(200, ModelView.class);
    RouteDoc endpoints =
        RouteDoc.of("models", "Endpoints and the versions they serve")
            .answersList(EndpointView.class);
    return List.of(
        Route.get(
            "/api/v1/models",
            Permission.READ,
            list,
            context -> Asked.answer(context, desk.models())),
        Route.get("/api/v1/models/{name}", Permission.READ, show, this::show).about(Scope.MODEL),
        Route.get(
            "/api/v1/endpoints",
            Permission.READ,
            endpoints,
            context -> Asked.answer(context, desk.endpoints())));
  }

  private void show(Context context) {
    Asked.answer(context, desk.model(MODEL.of(context)));
  }
}
