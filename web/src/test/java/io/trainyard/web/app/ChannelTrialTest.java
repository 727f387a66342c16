package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor --try-channel}, with a receiver that takes messages or does not. */
class ChannelTrialTest {
  private static final String SECRET = "not-to-be-seen";

  @TempDir Path folder;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private HttpServer sink;
  private int answer = 204;

  @BeforeEach
  void prepare() throws IOException {
    sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sink.createContext("/", this::take);
    sink.start();
    Path secret = folder.resolve(".trainyard/secrets/sink");
    Files.createDirectories(secret.getParent());
    Files.writeString(secret, SECRET);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        folder.resolve(".trainyard/settings.json"),
        """
        {"channels": {"sink": {"kind": "webhook", "url": "http://127.0.0.1:%d/in", "secret": "secret:sink"}},
         "network": {"allow": ["127.0.0.1"]}}
        """
            .formatted(sink.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    sink.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    received.add(new String(body, StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }

  private Typed tried(String channel) {
    return new Typed(folder).run("doctor", "--try-channel", channel);
  }

  @Test
  void a_message_that_the_receiver_takes_is_told_and_nothing_else_is_looked_at() {
    Typed typed = tried("sink");

    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.OK);
    assertThat(typed.out().lines())
        .singleElement()
        .asString()
        .contains("ok", "channel sink", "the message was taken");
    assertThat(received).singleElement().asString().contains("Trainyard can reach you");
    assertThat(received.get(0) + typed.out() + typed.err()).doesNotContain(SECRET);
  }

  @Test
  void a_receiver_that_does_not_take_it_is_told_as_bad_with_what_it_answered() {
    answer = 410;

    Typed typed = tried("sink");

    assertThat(typed.exit()).isEqualTo(Exit.USAGE);
    assertThat(typed.out()).contains("bad", "channel sink", "410").doesNotContain(SECRET);
  }

  @Test
  void a_channel_that_is_not_there_is_refused_with_those_that_are() {
    Typed typed = tried("snk");

    assertThat(typed.exit()).isEqualTo(Exit.USAGE);
    assertThat(typed.err()).contains("this home has no channel 'snk': it has sink");
    assertThat(received).isEmpty();
  }
}
