package io.trainyard.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large, deep and slow requests are refused soon, and hold up nobody else. */
@Timeout(60)
final class SlowClientsTest {
  private static final String LOGIN = "Authorization: Bearer token";
  private static final String JSON = "Content-Type: application/json";
  private static final Duration SOON = Duration.ofSeconds(1);
  private LocalServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws Exception {
    server =
        LocalServer.start(
            0, new TokenGuard("token", "os:ada"), List.of(FixedServer.routes(new FixedDesk())));
    http = new RawHttp(server.port());
    http.post("/api/v1/runs", "[[", LOGIN, JSON); // the classes are loaded once
    assertThat(http.get("/health").status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Duration took(Callable<?> task) throws Exception {
    Instant start = Instant.now();
    task.call();
    return Duration.between(start, Instant.now());
  }

  @Test
  void large_and_deep_bodies_are_refused_within_a_second_while_health_stays_quick()
      throws Exception {
    List<String> bodies =
        List.of(
            "[".repeat(10 << 20),
            "{\"a\":".repeat(800_000),
            "\"" + "x".repeat(12 << 20) + "\"",
            "[" + "1,".repeat(2_000_000) + "1]",
            "[" + "9".repeat(1 << 20) + "]",
            "{\"files\":[" + "{\"path\":1},".repeat(200_000) + "{}]}");
    ExecutorService others = Executors.newSingleThreadExecutor();
    try {
      for (String body : bodies) {
        Future<RawHttp.Answer> refused =
            others.submit(() -> http.post("/api/v1/runs", body, LOGIN, JSON));
        List<Duration> health = new ArrayList<>();
        Instant start = Instant.now();
        while (!refused.isDone()) {
          health.add(took(() -> http.get("/health")));
        }
        assertThat(Duration.between(start, Instant.now()))
            .as(body.substring(0, 20))
            .isLessThan(SOON);
        assertThat(refused.get().status()).isIn(400, 413);
        assertThat(health).allMatch(time -> time.compareTo(SOON) < 0);
      }
    } finally {
      others.shutdownNow();
    }
  }

  @Test
  void a_body_beyond_the_limit_is_refused_before_it_is_read() throws Exception {
    try (Socket socket = open("POST /api/v1/runs", LOGIN, JSON, "Content-Length: 999999999")) {
      assertThat(status(socket)).isEqualTo("413");
    }
  }

  @Test
  void a_body_without_a_length_is_cut_off_at_the_limit() throws Exception {
    try (Socket socket = open("POST /api/v1/runs", LOGIN, JSON, "Transfer-Encoding: chunked")) {
      byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.UTF_8);
      try {
        for (int i = 0; i < 64; i++) {
          socket.getOutputStream().write(chunk);
        }
      } catch (IOException e) {
        return; // it was closed upon the refusal
      }
      assertThat(status(socket)).isEqualTo("413");
    }
  }

  @Test
  void a_head_beyond_the_limit_is_refused() throws IOException {
    String large = "X-Large: " + "x".repeat(40_000);

    assertThat(http.get("/health", large).status()).isEqualTo(431);
  }

  @Test
  void a_hundred_clients_that_never_finish_hold_up_nobody() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        slow.add(open("POST /api/v1/runs", LOGIN, JSON, "Content-Length: 1000"));
        Socket head = new Socket(InetAddress.getLoopbackAddress(), server.port());
        head.getOutputStream().write("GET /health HT".getBytes(StandardCharsets.UTF_8));
        slow.add(head);
      }
      for (int i = 0; i < 20; i++) {
        assertThat(took(() -> http.get("/health"))).isLessThan(SOON);
        assertThat(took(() -> http.get("/api/v1/runs", LOGIN))).isLessThan(SOON);
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private Socket open(String request, String... headers) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    OutputStream out = socket.getOutputStream();
    String head =
        request + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.UTF_8));
    out.flush();
    return socket;
  }

  private static String status(Socket socket) throws IOException {
    byte[] start = socket.getInputStream().readNBytes(12);
    return new String(start, StandardCharsets.UTF_8).substring(9);
  }
}
