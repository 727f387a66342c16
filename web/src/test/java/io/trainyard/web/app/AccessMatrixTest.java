package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.security.Role;
import io.trainyard.web.api.KeyOrder;
import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.RawHttp;
import io.trainyard.web.api.Route;
import io.trainyard.web.api.Routes;
import io.trainyard.web.predict.InferenceRoutes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route of the server, asked with a key of every role: the answers are those of a file that
 * people have reviewed. A route that is new or changed fails until its line is there.
 */
final class AccessMatrixTest {
  private static final String SNAPSHOT = "access-matrix.txt";
  private static final int REACHED = 299;
  @TempDir Path folder;

  @Test
  void every_route_lets_in_whom_the_reviewed_table_says() throws Exception {
    List<String> lines;
    Shell shell = new Typed(folder).shell();
    try (HeldHome held = new Trainyard(Home.of(null, shell), shell).hold();
        var predictors = held.graph().predictors()) {
      Entrance entrance = held.entrance(List.of(new InferenceRoutes(predictors, "1")));
      Map<String, String> callers = callers(held);
      try (LocalServer server = LocalServer.start(0, entrance.guard(), stubs(entrance.routes()))) {
        lines = matrix(entrance.routes(), callers, new RawHttp(server.port()));
      }
    }
    Path actual = Path.of("target", SNAPSHOT);
    Files.writeString(actual, String.join("\n", lines) + "\n");
    try (var reviewed = AccessMatrixTest.class.getResourceAsStream(SNAPSHOT)) {
      assertThat(lines)
          .as("review target/%s, then copy it over the resource of this test", SNAPSHOT)
          .isEqualTo(new String(reviewed.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static Map<String, String> callers(HeldHome held) {
    Map<String, String> callers = new LinkedHashMap<>();
    callers.put("nobody", "Accept: */*");
    for (Role role : Role.values()) {
      callers.put(role.word(), bearer(held, role.word(), role, List.of()));
    }
    callers.put("elsewhere", bearer(held, "elsewhere", Role.OPERATOR, List.of("elsewhere")));
    return callers;
  }

  private static String bearer(HeldHome held, String name, Role role, List<String> pipelines) {
    KeyOrder order = new KeyOrder(name, List.of(role.word()), pipelines, null);
    return "Authorization: Bearer " + held.desk().keys().create(order, "os:ada").text();
  }

  /** The same routes with handlers that only say that they were reached. */
  private static List<Routes> stubs(List<Routes> routes) {
    List<Route> stubs = new ArrayList<>();
    for (Route route : all(routes)) {
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

  private static List<Route> all(List<Routes> routes) {
    return routes.stream()
        .flatMap(some -> some.routes().stream())
        .sorted(Comparator.comparing(Route::path).thenComparing(route -> route.method().name()))
        .toList();
  }

  private static List<String> matrix(List<Routes> routes, Map<String, String> callers, RawHttp http)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (Route route : all(routes)) {
      Map<Integer, List<String>> byStatus = new LinkedHashMap<>();
      for (Map.Entry<String, String> caller : callers.entrySet()) {
        String path = route.path().replaceAll("\\{[a-z]+}", "1");
        int status = http.send(route.method().name(), path, "", caller.getValue()).status();
        byStatus.computeIfAbsent(status, absent -> new ArrayList<>()).add(caller.getKey());
      }
      StringBuilder line = new StringBuilder(route.method().name() + " " + route.path());
      for (int status : new TreeSet<>(byStatus.keySet())) {
        String verdict = status == REACHED ? "let in" : Integer.toString(status);
        line.append(" | ").append(verdict).append(": ");
        line.append(String.join(" ", byStatus.getOrDefault(status, List.of())));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
