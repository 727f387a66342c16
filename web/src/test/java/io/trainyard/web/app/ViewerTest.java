package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a server, as a browser asks for them. */
final class ViewerTest {
  @TempDir Path folder;
  private LiveServer server;

  @BeforeEach
  void start() throws Exception {
    server = LiveServer.in(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> page(String path) throws Exception {
    return server.get(path, "Accept", "text/html");
  }

  private HttpResponse<String> stranger(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Accept", "text/html")
            .build();
    return server.client().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void the_first_page_stands_in_its_frame() throws Exception {
    HttpResponse<String> page = page("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.body())
        .contains(
            "<title>Pipelines · Trainyard</title>", "<h1>No pipelines yet</h1>", "Your first run")
        .doesNotContain("style=");
  }

  @Test
  void a_page_is_json_too() throws Exception {
    assertThat(server.json("/home.json").path("pipelines").isArray()).isTrue();
  }

  @Test
  void what_does_not_exist_is_told_as_a_page_to_a_browser_and_as_json_to_others() throws Exception {
    HttpResponse<String> page = page("/nowhere");
    HttpResponse<String> other = server.get("/nowhere");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("Not found", "There is nothing at this path.");
    assertThat(Json.tree(other.body()).path("status").asInt()).isEqualTo(404);
  }

  @Test
  void where_nothing_is_the_way_on_is_shown_to_who_is_known_and_to_nobody_else() throws Exception {
    assertThat(page("/nowhere").body()).contains("<nav class=\"main-nav\"", "/search");
    assertThat(stranger("/nowhere").body()).contains("Not found").doesNotContain("main-nav");
  }

  @Test
  void who_is_not_logged_in_is_led_to_the_login_and_from_there_back() throws Exception {
    HttpResponse<String> answer = stranger("/?notice=run-started");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/login?next=%2F%3Fnotice%3Drun-started");
  }

  @Test
  void a_notice_is_said_by_its_code_and_no_other_text() throws Exception {
    assertThat(page("/?notice=run-started").body()).contains("The run has started.");
    assertThat(page("/?notice=anything-else").body()).doesNotContain("anything-else");
  }

  @Test
  void stylesheets_are_kept_by_browsers_because_their_address_changes_with_them() throws Exception {
    String address = page("/").body().replaceAll("(?s).*href=\"(/assets/viewer[^\"]*)\".*", "$1");

    HttpResponse<String> css = stranger(address);

    assertThat(css.headers().firstValue("Cache-Control")).get().asString().contains("immutable");
    assertThat(css.body()).contains("--paper");
    assertThat(stranger("/assets/viewer-000000000000.css").statusCode()).isEqualTo(404);
  }
}
