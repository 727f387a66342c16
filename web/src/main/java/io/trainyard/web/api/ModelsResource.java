package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.Parameter.Place;
import java.time.Instant;
import java.util.List;

/** Models, their versions and aliases, and the endpoints that serve them. */
final class ModelsResource implements Routes {
  private static final String ONE = "/api/v1/models/{model}";
  private static final Parameter<String> MODEL = Asked.name("model", Place.PATH, "A model's name.");
  private static final Parameter<String> ALIAS =
      Asked.name("alias", Place.PATH, "An alias, such as champion.");
  private static final Parameter<Instant> AT =
      Parameters.instant("at", "Where it pointed then; else where it points now.");
  private final Desk desk;

  ModelsResource(Desk desk) {
    this.desk = desk;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(
            "/api/v1/models",
            Permission.READ,
            doc("All models with their versions").answersList(ModelView.class),
            context -> Asked.answer(context, desk.models())),
        Route.get(
            ONE,
            Permission.READ,
            doc("A model with its versions, oldest first")
                .with(MODEL)
                .answers(200, ModelView.class),
            this::show),
        Route.get(
            ONE + "/aliases",
            Permission.READ,
            doc("Where its aliases point, or pointed at a time")
                .with(MODEL, AT)
                .answersList(AliasView.class),
            this::aliases),
        Route.get(
            ONE + "/aliases/{alias}",
            Permission.READ,
            doc("Where an alias points, or pointed at a time, and how it came there")
                .with(MODEL, ALIAS, AT)
                .answers(200, AliasView.class),
            this::alias),
        Route.get(
            "/api/v1/endpoints",
            Permission.READ,
            doc("Endpoints and the versions they serve").answersList(EndpointView.class),
            context -> Asked.answer(context, desk.endpoints())));
  }

  private static RouteDoc doc(String summary) {
    return RouteDoc.of("models", summary);
  }

  private void show(Context context) {
    Asked.answer(context, desk.model(MODEL.of(context)));
  }

  private void aliases(Context context) {
    ModelView model = desk.model(MODEL.of(context));
    Instant time = AT.find(context).orElse(Instant.MAX);
    Asked.answer(
        context, names(model).stream().map(alias -> AliasView.of(model, alias, time)).toList());
  }

  private void alias(Context context) {
    ModelView model = desk.model(MODEL.of(context));
    String alias = ALIAS.of(context);
    if (!names(model).contains(alias)) {
      throw Problem.notFound("model '" + model.name() + "' has never had this alias.");
    }
    Asked.answer(context, AliasView.of(model, alias, AT.find(context).orElse(Instant.MAX)));
  }

  private static List<String> names(ModelView model) {
    return model.moves().stream().map(ModelView.Move::alias).distinct().sorted().toList();
  }
}
