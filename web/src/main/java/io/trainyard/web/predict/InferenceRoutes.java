package io.trainyard.web.predict;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.trainyard.engine.deploy.Endpoint;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.web.api.Bodies;
import io.trainyard.web.api.Json;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.Routes;
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
  public void addTo(RoutesConfig routes) {
    routes.get("/v2", this::server);
    routes.get("/v2/health/live", context -> answer(context, Map.of("live", true)));
    routes.get("/v2/health/ready", context -> answer(context, Map.of("ready", true)));
    for (String path : List.of("/v2/models/{name}", "/v2/models/{name}/versions/{version}")) {
      routes.get(path, this::describe);
      routes.get(path + "/ready", this::ready);
      routes.post(path + "/infer", this::infer);
    }
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
