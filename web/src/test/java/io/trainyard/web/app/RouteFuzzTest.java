package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.RawHttp;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.Routes;
import io.trainyard.web.predict.InferenceRoutes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No path, however it is written, leads past the gate; no page of another site changes anything.
 */
@Timeout(120)
final class RouteFuzzTest {
  private static final int REACHED = 299;

  /** What a client is told that does not get in: 400 and 405 come before any route is found. */
  private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 405);

  private static final List<UnaryOperator<String>> MUTATIONS =
      List.of(
          path -> path,
          path -> path + "/",
          path -> path + "//",
          path -> "/" + path,
          path -> "//" + path,
          path -> path.replace("/v1/", "//v1//"),
          path -> path.replace("/api/", "/api/./"),
          path -> path.replace("/api/", "/api/../api/"),
          path -> path.replace("/api/", "/x/../api/"),
          path -> path.replace("/api/", "/api/%2e/"),
          path -> path.replace("/api/", "/api/%2e%2e/api/"),
          path -> path.replace("/api/", "/api%2f"),
          path -> path.replace("/api/", "/api%252f"),
          path -> path.replace("/api/", "/api\\"),
          path -> path.replace("/api/", "/api;a=b/"),
          path -> path.replace("/api/", "/;/api/"),
          path -> path.replace("api", "API"),
          path -> path.replace("api", "%61pi"),
          path -> path.replace("v1", "V1"),
          path -> path + ";x",
          path -> path + ";/health",
          path -> path + "/health",
          path -> path + "/../health",
          path -> path + "/configs",
          path -> path + "?/health",
          path -> path + "%3f/health",
          path -> path + "#/health",
          path -> path + "%23/health",
          path -> path + "%00",
          path -> path + "%20",
          path -> path + ".json",
          path -> path + "/.",
          path -> path + "/..;/",
          path -> path + "%2f",
          path -> path + "%5c",
          path -> "/health/.." + path,
          path -> "/health/%2e%2e" + path,
          path -> "/health;" + path,
          path -> "/v2/health/live/../../.." + path,
          path -> "http://localhost" + path);

  private static final String[] PRETENCES = {
    "X-HTTP-Method-Override: GET",
    "X-Original-URL: /health",
    "X-Rewrite-URL: /health",
    "X-Forwarded-For: 127.0.0.1",
    "Authorization: Bearer "
  };

  @TempDir Path folder;
  private HeldHome held;
  private List<Route> routes;
  private LocalServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws Exception {
    Shell shell = new Typed(folder).shell();
    held = new Trainyard(Home.of(null, shell), shell).hold();
    Entrance entrance = held.entrance(List.of(new InferenceRoutes(held.graph().predictors(), "1")));
    routes = entrance.routes().stream().flatMap(some -> some.routes().stream()).toList();
    server = LocalServer.start(0, entrance.guard(), stubs());
    http = new RawHttp(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    held.close();
  }

  /** The same routes with handlers that only say that they were reached. */
  private List<Routes> stubs() {
    List<Route> stubs = new ArrayList<>();
    for (Route route : routes) {
      stubs.add(
          new Route(
              route.method(),
              route.path(),
              route.permission(),
              route.scope(),
              context -> context.status(REACHED),
              route.doc()));
    }
    return List.of(() -> stubs);
  }

  private static String path(Route route) {
    return route.path().replaceAll("\\{[a-z]+}", "1");
  }

  /** Predictions and who one is are told to everybody on this machine. */
  private List<Route> closed() {
    return routes.stream()
        .filter(route -> route.permission().filter(Permission.PREDICT::equals).isEmpty())
        .filter(route -> !route.isOpen())
        .toList();
  }

  @Test
  void no_way_of_writing_a_path_leads_past_the_gate() throws IOException {
    assertThat(MUTATIONS).hasSize(40);
    List<String> passed = new ArrayList<>();
    for (Route route : closed()) {
      for (UnaryOperator<String> mutation : MUTATIONS) {
        String asked = mutation.apply(path(route));
        int status = http.send(route.method().name(), asked, "").status();
        if (!REFUSED.contains(status)) {
          passed.add(route.method() + " " + asked + ": " + status);
        }
      }
      for (String pretence : PRETENCES) {
        int status = http.send(route.method().name(), path(route), "", pretence).status();
        if (status != 401 && status != 400 && status != 429) {
          passed.add(route.method() + " " + path(route) + " with " + pretence + ": " + status);
        }
      }
    }
    assertThat(passed).isEmpty();
  }

  @Test
  void no_other_method_leads_past_the_gate() throws IOException {
    List<String> passed = new ArrayList<>();
    for (Route route : closed()) {
      for (String method : List.of("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY")) {
        int status = http.send(method, path(route), "").status();
        if (!REFUSED.contains(status) && status != 501) {
          passed.add(method + " " + path(route) + ": " + status);
        }
      }
    }
    assertThat(passed).isEmpty();
  }

  @Test
  void a_page_of_another_site_changes_nothing() throws IOException {
    String token = "Authorization: Bearer " + token();
    List<String> foreign =
        List.of(
            "Host: evil.example",
            "Host: localhost.evil.example:" + server.port(),
            "Origin: http://evil.example",
            "Origin: null",
            "Origin: http://localhost.evil.example",
            "Origin: http://localhost:1");
    List<String> passed = new ArrayList<>();
    List<Route> changing =
        routes.stream().filter(route -> !route.method().equals(HandlerType.GET)).toList();
    for (Route route : changing) {
      for (String header : foreign) {
        int status = http.send(route.method().name(), path(route), "", token, header).status();
        if (status != 403) {
          passed.add(route.method() + " " + path(route) + " with " + header + ": " + status);
        }
      }
    }
    assertThat(changing).hasSizeGreaterThan(10);
    assertThat(passed).isEmpty();
  }

  private String token() {
    return held.desk()
        .keys()
        .create(
            new io.trainyard.web.api.KeyOrder(
                "root", List.of("ADMIN".toLowerCase(Locale.ROOT)), List.of(), null),
            "os:ada")
        .text();
  }
}
