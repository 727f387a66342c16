package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.web.api.LocalServer;
import io.trainyard.web.api.RawHttp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server answers that has not read its pipelines yet, or cannot write any more. */
final class ReadinessTest {
  private static final String JSON = "Content-Type: application/json";
  private static final String[] SIGNED = {
    JSON, "webhook-id: 1", "webhook-timestamp: 1", "webhook-signature: v1,AAAA"
  };

  @TempDir Path folder;
  private HeldHome held;
  private RawHttp http;
  private String token;

  @BeforeEach
  void open() throws Exception {
    Shell shell = new Typed(folder).shell();
    Home home = Home.of(null, shell);
    held = new Trainyard(home, shell).hold();
    LocalServer server = held.answer(0, List.of());
    http = new RawHttp(server.port());
    token = "Authorization: Bearer " + ServerFile.read(home.server()).orElseThrow().token();
  }

  @AfterEach
  void close() {
    held.close();
  }

  @Test
  void a_hook_may_be_there_until_all_pipelines_have_been_read() throws Exception {
    RawHttp.Answer early = http.post("/api/v1/hooks/orders", "{}", SIGNED);
    assertThat(early.status()).isEqualTo(503);
    assertThat(early.head()).contains("Retry-After: 2");
    assertThat(early.body()).contains("the pipelines are still being read");
    assertThat(http.post("/api/v1/hooks/orders", "{}", JSON).status())
        .as("what is not signed is never taken")
        .isEqualTo(401);

    held.graph().listening().readAll();

    assertThat(http.post("/api/v1/hooks/orders", "{}", SIGNED).status()).isEqualTo(401);
  }

  @Test
  void a_pipeline_may_be_there_until_the_folder_has_been_read() throws Exception {
    held.graph().served().beginReading();
    RawHttp.Answer early = http.post("/api/v1/pipelines/churn/runs", "{}", token, JSON);
    assertThat(early.status()).as(early.body()).isEqualTo(503);
    assertThat(early.head()).contains("Retry-After: 2");

    held.graph().served().endReading();

    assertThat(http.post("/api/v1/pipelines/churn/runs", "{}", token, JSON).status())
        .isEqualTo(404);
  }

  @Test
  void a_server_that_cannot_write_any_more_is_not_healthy_and_says_why() throws Exception {
    assertThat(http.get("/health").status()).isEqualTo(200);

    held.graph().store().close();

    RawHttp.Answer sick = http.get("/health");
    assertThat(sick.status()).isEqualTo(503);
    assertThat(sick.head()).contains("Retry-After: 2");
    assertThat(sick.body()).contains("the home is closed");
  }
}
