package io.trainyard.web.predict;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.security.Permission;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.web.api.Bodies;
import io.trainyard.web.api.Json;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.RouteDoc;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The paths of the Open Inference Protocol; {@code {name}} is the endpoint. Predictions are
 * answered and nowhere logged.
 */
public final class InferenceRoutes implements Routes {
  private static final Parameter<String> ENDPOINT = text("name", "An endpoint.");
  private static final Parameter<String> VERSION =
      text("version", "The version that it is expected to serve.");
  private final LivePredictors predictors;
  private final String version;

  /**
   * Routes for what is deployed.
   *
   * @param version of the server
   */
  public InferenceRoutes(LivePredictors predictors, String version) {
    this.predictors = predictors;
    this.version = version;
  }

  @Override
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(get("/v2", "What this server is", Server.class, this::server));
    routes.add(
        get("/v2/health/live", "Whether the server lives", Live.class, InferenceRoutes::live));
    routes.add(
        get("/v2/health/ready", "Whether it answers", ServerReady.class, InferenceRoutes::up));
    routes.addAll(of("/v2/models/{name}", ENDPOINT));
    routes.addAll(of("/v2/models/{name}/versions/{version}", ENDPOINT, VERSION));
    return routes;
  }

  private List<Route> of(String path, Parameter<?>... parameters) {
    RouteDoc infer =
        doc("Predict").with(parameters).takes(Infer.class).answers(200, Inferred.class);
    return List.of(
        ask(path, doc("Inputs and outputs").with(parameters), Described.class, this::describe),
        ask(path + "/ready", doc("Whether it loads").with(parameters), Ready.class, this::ready),
        Route.post(path + "/infer", Permission.PREDICT, infer.refuses(503), this::infer)
            .about(Scope.ENDPOINT));
  }

  private static Route get(String path, String summary, Class<?> answer, Handler handler) {
    return Route.open(HandlerType.GET, path, doc(summary).answers(200, answer), handler);
  }

  private static Route ask(String path, RouteDoc doc, Class<?> answer, Handler handler) {
    RouteDoc whole = doc.answers(200, answer).refuses(503);
    return Route.get(path, Permission.PREDICT, whole, handler).about(Scope.ENDPOINT);
  }

  private static RouteDoc doc(String summary) {
    return RouteDoc.of("inference", summary);
  }

  private static void live(Context context) {
    answer(context, new Live(true));
  }

  private static void up(Context context) {
    answer(context, new ServerReady(true));
  }

  private static Parameter<String> text(String name, String about) {
    return new Parameter<>(
        name, Parameter.Place.PATH, about, Map.of("type", "string"), text -> text);
  }

  private void server(Context context) {
    answer(context, new Server("trainyard", version, List.of()));
  }

  private void describe(Context context) {
    Endpoint endpoint = endpoint(context);
    try (LivePredictors.Lease lease = lease(endpoint)) {
      Predictor predictor = lease.predictor();
      answer(
          context,
          new Described(
              endpoint.name(),
              List.of(Long.toString(endpoint.version())),
              "trainyard",
              announced(predictor.inputs()),
              announced(predictor.outputs())));
    }
  }

  private void ready(Context context) {
    Endpoint endpoint = endpoint(context);
    try (LivePredictors.Lease lease = lease(endpoint)) {
      answer(context, new Ready(endpoint.name(), !lease.predictor().outputs().names().isEmpty()));
    }
  }

  private void infer(Context context) {
    Endpoint endpoint = endpoint(context);
    JsonNode body = Bodies.tree(context);
    try (LivePredictors.Lease lease = lease(endpoint)) {
      InferRequest request = InferRequest.parse(body, lease.predictor().inputs());
      Rows predictions = predict(lease.predictor(), request.rows());
      answer(
          context,
          new Inferred(
              endpoint.name(),
              Long.toString(endpoint.version()),
              request.id().orElse(null),
              answered(predictions, request.outputs())));
    }
  }

  private static Rows predict(Predictor predictor, Rows rows) {
    try {
      return predictor.predict(rows);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()));
    }
  }

  private Endpoint endpoint(Context context) {
    String name = context.pathParam("name");
    Endpoint endpoint =
        predictors
            .endpoint(name)
            .orElseThrow(() -> Problem.notFound("there is no endpoint of this name"));
    String asked = context.pathParamMap().get("version");
    if (asked != null && !asked.equals(Long.toString(endpoint.version()))) {
      throw Problem.notFound(
          "endpoint " + endpoint.name() + " serves version " + endpoint.version() + " only");
    }
    return endpoint;
  }

  private LivePredictors.Lease lease(Endpoint endpoint) {
    try {
      return predictors.lease(endpoint);
    } catch (IOException e) {
      throw Problem.of(
          503,
          "endpoint %s cannot load %s:%d: %s"
              .formatted(endpoint.name(), endpoint.model(), endpoint.version(), e.getMessage()));
    }
  }

  private static List<Tensor> announced(Schema schema) {
    return schema.columns().stream().map(Tensor::announced).toList();
  }

  private static List<Tensor> answered(Rows predictions, Set<String> asked) {
    List<String> names = predictions.schema().names();
    for (String name : asked) {
      if (!names.contains(name)) {
        throw Problem.badRequest("there is no output '" + name + "': there are " + names);
      }
    }
    List<Tensor> tensors = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      if (asked.isEmpty() || asked.contains(names.get(at))) {
        tensors.add(Tensor.answered(predictions, at));
      }
    }
    return tensors;
  }

  private static void answer(Context context, Object value) {
    context.contentType("application/json").result(Json.bytes(value));
  }

  private record Live(boolean live) {}

  private record ServerReady(boolean ready) {}

  /** What is asked to be predicted, as the document describes it; {@link InferRequest} reads it. */
  private record Infer(@Nullable String id, List<Object> inputs, @Nullable List<Object> outputs) {}

  private record Server(String name, String version, List<String> extensions) {}

  private record Ready(String name, boolean ready) {}

  private record Described(
      String name,
      List<String> versions,
      String platform,
      List<Tensor> inputs,
      List<Tensor> outputs) {}

  private record Inferred(
      @com.fasterxml.jackson.annotation.JsonProperty("model_name") String modelName,
      @com.fasterxml.jackson.annotation.JsonProperty("model_version") String modelVersion,
      @Nullable String id,
      List<Tensor> outputs) {}
}
