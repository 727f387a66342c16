package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.KeyOrder;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How browsers get in and out. */
final class LoginTest {
  private static final String FORM = "application/x-www-form-urlencoded";
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

  private HttpResponse<String> look(String path, String cookie) throws Exception {
    HttpRequest.Builder request = request(path, cookie);
    return server.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(String path, String cookie, Map<String, String> fields)
      throws Exception {
    String body =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        request(path, cookie)
            .header("Content-Type", FORM)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return server.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Accept", "text/html");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private String code() {
    return server.held().desk().keys().browser("os:ada").code();
  }

  private String key() {
    KeyOrder order = new KeyOrder("grace", List.of("viewer"), List.of(), null);
    return server.held().desk().keys().create(order, "os:ada").text();
  }

  @Test
  void a_code_lets_in_once_and_leads_to_the_page_that_was_wanted() throws Exception {
    String code = code();

    HttpResponse<String> first = look("/login?code=" + code + "&next=%2F%3Fnotice%3Dapproved", "");
    HttpResponse<String> second = look("/login?code=" + code, "");

    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(first.headers().firstValue("Location")).contains("/?notice=approved");
    assertThat(look("/", cookie(first)).body()).contains(">ada<", ">admin<", "Log out");
    assertThat(second.statusCode()).isEqualTo(401);
    assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(second.body()).contains("used before", "trainyard key browser");
  }

  @Test
  void a_key_lets_in_as_whom_it_is_of() throws Exception {
    HttpResponse<String> login = send("/login", "", Map.of("key", key(), "next", "/"));

    assertThat(login.statusCode()).isEqualTo(303);
    assertThat(look("/", cookie(login)).body()).contains(">grace<", ">viewer<");
  }

  @Test
  void a_wrong_key_comes_back_as_the_form_with_the_reason_at_its_field() throws Exception {
    HttpResponse<String> login = send("/login", "", Map.of("key", "ty_wrong", "next", "/"));

    assertThat(login.statusCode()).isEqualTo(401);
    assertThat(login.body()).contains("There is no such key", "aria-invalid", "id=\"key-err\"");
  }

  @Test
  void no_login_leads_to_another_server() throws Exception {
    String key = key();
    for (String elsewhere : List.of("//evil.example", "/\\evil.example", "https://evil.example")) {
      HttpResponse<String> login = send("/login", "", Map.of("key", key, "next", elsewhere));

      assertThat(login.headers().firstValue("Location")).as(elsewhere).contains("/");
    }
  }

  @Test
  void a_form_is_taken_with_the_csrf_of_its_session_only() throws Exception {
    String cookie = cookie(look("/login?code=" + code(), ""));
    String csrf =
        look("/", cookie).body().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");

    assertThat(send("/logout", cookie, Map.of()).statusCode()).isEqualTo(403);
    assertThat(send("/logout", cookie, Map.of("csrf", "wrong")).statusCode()).isEqualTo(403);
    HttpResponse<String> logout = send("/logout", cookie, Map.of("csrf", csrf));

    assertThat(logout.statusCode()).isEqualTo(303);
    assertThat(logout.headers().firstValue("Location")).contains("/login");
    assertThat(look("/", cookie).statusCode()).isEqualTo(303);
  }

  @Test
  void keys_make_no_codes_which_are_for_the_machine_of_the_server() throws Exception {
    KeyOrder order = new KeyOrder("root", List.of("admin"), List.of(), null);
    String key = server.held().desk().keys().create(order, "os:ada").text();

    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/api/v1/login-codes"))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();

    assertThat(server.client().send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(403);
    assertThat(server.post("/api/v1/login-codes", Map.of()).statusCode()).isEqualTo(201);
  }
}
