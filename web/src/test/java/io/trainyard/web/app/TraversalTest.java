package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import io.trainyard.web.api.Parameter;
import io.trainyard.web.api.RawHttp;
import io.trainyard.web.api.Route;
import io.trainyard.web.predict.InferenceRoutes;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No text in a path or query makes the server read a file that it was not asked for. */
@Timeout(180)
@Tag("slow")
final class TraversalTest {
  private static final String CANARY = "canary-7f3a";
  private static final List<String> CLIMBS =
      List.of(
          "../",
          "..\\",
          "..%2f",
          "..%5c",
          "%2e%2e/",
          "%2e%2e%2f",
          "%2e%2e%5c",
          "..%252f",
          "..%255c",
          "%252e%252e%252f",
          "..%25252f",
          "..%c0%af",
          "..%c1%9c",
          "%c0%ae%c0%ae/",
          "..%u2215",
          "..%ef%bc%8f",
          "....//",
          "....\\\\",
          "..;/",
          ".%00./",
          "..%00/",
          "..%0d/",
          "..//",
          "/../",
          "%2f..%2f",
          "..%09/",
          "%uff0e%uff0e/",
          "..%e0%80%af",
          ".%2e/",
          "%2e./");
  private static final List<String> TARGETS =
      List.of("canary.txt", "canary.txt%00", "canary.txt%00.json", "%63anary.txt", "canary.txt;x");

  @TempDir Path folder;
  private LiveServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws Exception {
    Path home = folder.resolve("home");
    Files.createDirectories(home);
    Files.writeString(folder.resolve("canary.txt"), CANARY);
    Files.writeString(home.resolve("canary.txt"), CANARY);
    server = LiveServer.in(home);
    for (String inside : List.of("output", "artifacts", "log", "cache")) {
      Path below = home.resolve(".trainyard").resolve(inside);
      Files.createDirectories(below);
      Files.writeString(below.resolve("canary.txt"), CANARY);
    }
    Files.createSymbolicLink(
        home.resolve(".trainyard/output/1-1.log"), folder.resolve("canary.txt"));
    http = server.raw();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Two hundred and more, as they stand in a request. */
  private Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    for (String climb : CLIMBS) {
      for (String target : TARGETS) {
        texts.add(climb + target);
      }
      texts.add(climb + climb + "canary.txt");
    }
    String whole = folder.resolve("canary.txt").toString();
    for (String scheme : List.of("", "file://", "file:", "jar:file:", "\\\\localhost\\c$", "C:")) {
      texts.add(scheme + whole);
      texts.add(URLEncoder.encode(scheme + whole, StandardCharsets.UTF_8));
    }
    for (String name :
        List.of("%00", ".", "..", "~", "%2e", "CON", "nul", "-", "*", "canary.txt")) {
      texts.add(name);
    }
    return texts;
  }

  @Test
  void no_text_in_place_of_a_parameter_reads_another_file() throws IOException {
    Set<String> texts = texts();
    assertThat(texts).hasSizeGreaterThanOrEqualTo(200);
    List<String> wrong = new ArrayList<>();
    List<Route> routes =
        server
            .held()
            .entrance(List.of(new InferenceRoutes(server.held().graph().predictors(), "1")))
            .routes()
            .stream()
            .flatMap(some -> some.routes().stream())
            .toList();
    for (Route route : routes) {
      for (Parameter<?> parameter : route.doc().parameters()) {
        for (String text : texts) {
          ask(route, parameter, text, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void ask(Route route, Parameter<?> parameter, String text, List<String> wrong)
      throws IOException {
    if (parameter.place() == Parameter.Place.HEADER || route.path().endsWith("/events")) {
      return;
    }
    String path =
        parameter.place() == Parameter.Place.PATH
            ? route.path().replace("{" + parameter.name() + "}", text.replaceAll("[ ]", "%20"))
            : route.path() + "?" + parameter.name() + "=" + text;
    String asked = path.replaceAll("\\{[a-z]+}", "1");
    boolean looks = route.method().equals(HandlerType.GET);
    RawHttp.Answer answer =
        looks
            ? http.get(asked, server.login())
            : http.post(asked, "{}", server.login(), "Content-Type: application/json");
    if (answer.status() >= 500 || answer.body().contains(CANARY)) {
      wrong.add(route.method() + " " + asked + ": " + answer.status());
    } else if (answer.status() < 300 && parameter.place() == Parameter.Place.PATH) {
      wrong.add(route.method() + " " + asked + ": " + answer.status());
    }
  }

  @Test
  void a_log_is_that_of_an_attempt_whatever_the_folder_holds() throws IOException {
    assertThat(http.get("/api/v1/runs/1/attempts/1/log", server.login()).status()).isEqualTo(404);
    assertThat(http.get("/api/v1/runs/1/attempts/1/log?follow=true", server.login()).status())
        .isEqualTo(404);
  }
}
