package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.RunOrder;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a run, as a server answers it. */
final class RunPagesTest {
  private static final String EVIL = "<img src=x onerror=alert(1)>";
  private static final String PIPELINE =
      """
      pipeline('hostile') {
          about '<img src=x onerror=alert(1)>'
          owner '<img src=x onerror=alert(1)>'
          def word = text { otherwise '<img src=x onerror=alert(1)>' }
          def items = list('<img src=x onerror=alert(1)>', '"onmouseover="alert(1)', 'plain')
          def made  = step(each(items)) {
              about '<img src=x onerror=alert(1)>'
              using shell('say.sh'); produces file('report')
          }
          def single = step { using shell('say.sh'); produces file('report') }
      }
      """;
  private static final String SCRIPT =
      """
      printf '\\033[31m<img src=x onerror=alert(1)>\\033[0m <script>alert(1)</script>\\n'
      echo '{"metric": "<img src=x onerror=alert(1)>", "value": 0.5, "step": 1}' >> "$TY_EVENTS"
      echo '{"metric": "<img src=x onerror=alert(1)>", "value": 0.6, "step": 2}' >> "$TY_EVENTS"
      echo '{"check": "<img src=x onerror=alert(1)>", "ok": false, "severity": "warn", "why": "<img src=x onerror=alert(1)>"}' >> "$TY_EVENTS"
      echo made > "$TY_OUTPUT_REPORT"
      """;

  @TempDir Path folder;
  private LiveServer server;

  @BeforeEach
  void start() throws Exception {
    server = LiveServer.in(folder);
    Files.writeString(folder.resolve("say.sh"), SCRIPT);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long run(String name, String text) throws Exception {
    RunOrder order =
        new RunOrder(
            List.of(new RunOrder.File(name + ".groovy", text)),
            folder.toString(),
            Map.of(),
            null,
            false);
    HttpResponse<String> started = server.post("/api/v1/runs", order);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    return server.ended(started);
  }

  private String page(String path) throws Exception {
    HttpResponse<String> page = server.get(path, "Accept", "text/html");
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return page.body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void nothing_that_people_write_becomes_markup() throws Exception {
    long run = run("hostile", PIPELINE);
    String made = "/runs/" + run + "?step=made";
    String item = made + "&key=" + encoded(EVIL);
    for (String path :
        List.of(
            "/runs/" + run,
            made,
            item,
            item + "&tab=log",
            item + "&tab=log&find=" + encoded(EVIL),
            item + "&tab=metrics",
            item + "&tab=code",
            item + "&tab=events",
            made + "&key=" + encoded("\"onmouseover=\"alert(1)"))) {
      assertThat(page(path))
          .as(path)
          .doesNotContain("<img src=x", "<script>alert", "style=")
          .doesNotContainPattern("=\"[^\"<>]*\"onmouseover=")
          .contains("&lt;img src=x");
    }
  }

  @Test
  void a_log_shows_its_colours_and_is_searched() throws Exception {
    long run = run("hostile", PIPELINE);

    String log = page("/runs/" + run + "?step=single&tab=log");
    String none = page("/runs/" + run + "?step=single&tab=log&find=nothing+like+it");

    assertThat(log).contains("<span class=\"ansi-red\">&lt;img");
    assertThat(none).contains("0 lines have it").doesNotContain("ansi-red");
  }

  @Test
  void the_same_address_is_json_and_each_part_has_an_address() throws Exception {
    long run = run("hostile", PIPELINE);

    assertThat(server.json("/runs/" + run + ".json").path("head").path("state").asString())
        .isEqualTo("Succeeded");
    assertThat(
            server
                .json("/runs/" + run + ".json?step=made&state=succeeded")
                .path("panel")
                .path("items")
                .path("rows")
                .size())
        .isEqualTo(3);
    assertThat(server.get("/runs/" + run + "?step=nowhere").statusCode()).isEqualTo(404);
    assertThat(server.get("/runs/" + run + "?step=made&key=nowhere").statusCode()).isEqualTo(404);
    assertThat(server.get("/runs/999").statusCode()).isEqualTo(404);
  }

  @Test
  void an_action_that_came_too_late_says_what_happened_meanwhile() throws Exception {
    long run = run("hostile", PIPELINE);

    HttpRequest cancel =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/runs/1/cancel"))
            .header("Authorization", server.login().substring("Authorization: ".length()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "text/html")
            .POST(HttpRequest.BodyPublishers.ofString("csrf="))
            .build();
    HttpResponse<String> answer =
        server.client().send(cancel, HttpResponse.BodyHandlers.ofString());

    assertThat(run).isEqualTo(1);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Run 1 has ended meanwhile: SUCCEEDED.");
  }
}
