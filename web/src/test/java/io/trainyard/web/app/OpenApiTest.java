package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.trainyard.engine.testing.GeneratedFile;
import io.trainyard.web.api.Json;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.Routes;
import io.trainyard.web.api.openapi.DocumentRoutes;
import io.trainyard.web.predict.InferenceRoutes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The committed document is that of the routes that the server answers. */
final class OpenApiTest {
  @TempDir Path folder;

  private interface Question {
    void ask(List<Routes> routes) throws Exception;
  }

  private void ofServer(Question question) throws Exception {
    Shell shell = new Typed(folder).shell();
    try (HeldHome held = new Trainyard(Home.of(null, shell), shell).hold();
        var predictors = held.graph().predictors()) {
      question.ask(held.entrance(List.of(new InferenceRoutes(predictors, "1"))).routes());
    }
  }

  private static DocumentRoutes document(List<Routes> routes) {
    return (DocumentRoutes) routes.get(routes.size() - 1);
  }

  @Test
  void the_committed_document_is_the_one_that_is_answered() throws Exception {
    ofServer(
        routes ->
            GeneratedFile.of("docs/openapi.json")
                .shouldBe(Json.pretty(document(routes).document()) + "\n"));
  }

  @Test
  void every_route_is_described_with_every_part_of_its_path() throws Exception {
    ofServer(
        routes -> {
          JsonNode document = Json.tree(Json.line(document(routes).document()));
          List<String> lacking = new ArrayList<>();
          for (Routes some : routes) {
            for (Route route : some.routes()) {
              if (route.doc().isForPrograms()) {
                lacking.addAll(lacking(document, route));
              }
            }
          }
          assertThat(lacking).isEmpty();
        });
  }

  private static List<String> lacking(JsonNode document, Route route) {
    String method = route.method().name().toLowerCase(Locale.ROOT);
    JsonNode operation = document.path("paths").path(route.path()).path(method);
    List<String> lacking = new ArrayList<>();
    if (operation.path("responses").isEmpty() || operation.path("summary").asString().isEmpty()) {
      lacking.add(route.path() + ": " + method);
    }
    List<String> named = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      named.add("{" + parameter.path("name").asString() + "}");
    }
    for (String part : route.path().split("/")) {
      if (part.startsWith("{") && !named.contains(part)) {
        lacking.add(route.path() + ": " + part);
      }
    }
    boolean takes = operation.has("requestBody");
    if (takes && route.method().equals(HandlerType.GET)) {
      lacking.add(route.path() + ": a body");
    }
    return lacking;
  }
}
