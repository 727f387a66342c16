package io.trainyard.web.api.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.security.Principal;
import io.trainyard.engine.security.Role;
import io.trainyard.engine.testing.MemoryStore;
import io.trainyard.web.api.LocalServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events are followed without a gap, by those who may see them; who is slow holds up nobody. */
@Timeout(60)
final class EventsTest {
  private final MemoryStore log = new MemoryStore(InstantSource.system());
  private final Streams streams =
      new Streams(Executors.defaultThreadFactory(), InstantSource.system());
  private Principal who = new Principal("os:ada", Set.of(Role.ADMIN), Set.of());
  private LocalServer server;

  @BeforeEach
  void start() throws LocalServer.PortTaken {
    log.onAppend(streams::wake);
    EventsResource events =
        new EventsResource(
            log, run -> Optional.of(run == 1 ? "churn" : "shops"), streams, InstantSource.system());
    server = LocalServer.start(0, (context, route) -> who, List.of(events));
  }

  @AfterEach
  void stop() {
    streams.close();
    server.close();
  }

  private void happens(long run, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      log.write(List.of(new NewEvent("thing.happened", "os:ada", run, "{\"n\":" + i + "}")));
    }
  }

  /** A client that reads line by line. */
  private final class Follower implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    private Follower(String query, String... headers) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
      String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET /api/v1/events" + query + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private String until(String start) throws IOException {
      String line = in.readLine();
      while (line != null && !line.startsWith(start)) {
        line = in.readLine();
      }
      return line == null ? "" : line;
    }

    private List<String> ids(int count) throws IOException {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        ids.add(until("id: ").substring(4));
      }
      return ids;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void a_client_that_comes_back_goes_on_where_it_was() throws Exception {
    happens(1, 5);
    try (Follower follower = new Follower("", "Last-Event-ID: 3")) {
      assertThat(follower.ids(2)).containsExactly("4", "5");
      happens(1, 1);
      assertThat(follower.until("data: "))
          .as("the rest of 5, then 6")
          .contains("\"seq\":5", "\"kind\":\"thing.happened\"", "\"facts\":{\"n\":4}");
      assertThat(follower.ids(1)).containsExactly("6");
    }
  }

  @Test
  void a_new_client_is_told_what_comes_from_now() throws Exception {
    happens(1, 5);
    try (Follower follower = new Follower("")) {
      follower.until(": "); // it is there
      happens(1, 1);
      assertThat(follower.ids(1)).containsExactly("6");
    }
  }

  @Test
  void one_run_is_followed_alone() throws Exception {
    happens(1, 2);
    happens(2, 2);
    happens(1, 1);
    try (Follower follower = new Follower("?after=0&run=1")) {
      assertThat(follower.ids(3)).containsExactly("1", "2", "5");
    }
  }

  @Test
  void who_sees_one_pipeline_is_told_of_its_runs_alone() throws Exception {
    who = new Principal("key:bob", Set.of(Role.VIEWER), Set.of("shops"));
    happens(1, 2);
    happens(0, 1);
    happens(2, 1);
    try (Follower follower = new Follower("?after=0")) {
      assertThat(follower.ids(1)).containsExactly("4");
    }
  }

  @Test
  void ten_thousand_events_come_in_order_without_a_gap() throws Exception {
    happens(1, 6_000);
    try (Follower follower = new Follower("?after=0")) {
      List<String> ids = new ArrayList<>(follower.ids(3_000));
      happens(1, 4_000);
      ids.addAll(follower.ids(7_000));
      for (int i = 0; i < ids.size(); i++) {
        assertThat(ids.get(i)).isEqualTo(Integer.toString(i + 1));
      }
    }
  }

  @Test
  void a_client_that_reads_nothing_is_dropped_and_holds_up_nobody() throws Exception {
    try (Follower stuck = new Follower("?after=0");
        Follower other = new Follower("?after=0")) {
      stuck.until("HTTP/1.1 200");
      happens(1, 1);
      assertThat(other.ids(1)).containsExactly("1");
      String large = "\"" + "x".repeat(64 * 1024) + "\"";
      for (int i = 0; i < 400; i++) {
        log.write(List.of(new NewEvent("thing.happened", "os:ada", 1, large)));
      }
      assertThat(other.ids(400)).endsWith("401");
      assertThat(streams.size()).isEqualTo(2);
      while (streams.size() > 1) {
        happens(1, 1);
        other.ids(1);
      }
      happens(1, 1);
      assertThat(other.ids(1)).hasSize(1);
    }
  }
}
