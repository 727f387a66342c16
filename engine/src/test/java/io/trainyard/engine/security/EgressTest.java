package io.trainyard.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {
  private static final byte[] NOTHING = new byte[0];

  private static InetAddress address(String text) throws IOException {
    return InetAddress.getByName(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::",
        "::ffff:127.0.0.1",
        "::127.0.0.1"
      })
  void an_address_that_the_outside_cannot_reach_is_internal(String text) throws Exception {
    assertThat(Egress.isInternal(address(text))).isTrue();
    assertThatThrownBy(() -> Egress.allowing(List.of()).check(text))
        .isInstanceOf(Egress.Refused.class)
        .hasMessageContaining("settings.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "172.15.0.1", "172.32.0.1", "9.255.255.255", "2606:4700::1"})
  void an_address_of_the_outside_is_not(String text) throws Exception {
    assertThat(Egress.isInternal(address(text))).isFalse();
    assertThat(Egress.allowing(List.of()).check(text)).isEqualTo(address(text));
  }

  @Test
  void a_name_with_one_internal_address_is_refused_whichever_comes_first() throws Exception {
    InetAddress[] mixed = {address("1.1.1.1"), address("10.0.0.7")};
    assertThatThrownBy(() -> Egress.allowing(List.of(), host -> mixed).check("evil.example"))
        .isInstanceOf(Egress.Refused.class);
    assertThat(Egress.allowing(List.of("10.0.0.0/24"), host -> mixed).check("evil.example"))
        .isEqualTo(mixed[0]);
  }

  @Test
  void names_addresses_and_ranges_are_allowed_as_they_are_written() throws Exception {
    InetAddress[] inside = {address("10.1.2.3")};
    List<String> allowed = List.of("dw.internal", "*.corp.example", "10.2.0.0/16");
    Egress egress = Egress.allowing(allowed, host -> inside);
    assertThat(egress.check("dw.internal")).isEqualTo(inside[0]);
    assertThat(egress.check("DW.Internal")).isEqualTo(inside[0]);
    assertThat(egress.check("a.b.corp.example")).isEqualTo(inside[0]);
    for (String host : List.of("corp.example", "evilcorp.example", "x.dw.internal")) {
      assertThatThrownBy(() -> egress.check(host)).isInstanceOf(Egress.Refused.class);
    }
    for (String wrong : List.of("10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "999.1.1.1", "a/b")) {
      assertThatThrownBy(() -> Egress.allowing(List.of(wrong)))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** The name service says something else each time it is asked. */
  @Test
  void the_address_that_was_checked_is_the_one_that_is_connected_to() throws Exception {
    AtomicInteger hits = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          hits.incrementAndGet();
          byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      Queue<InetAddress> answers =
          new ArrayDeque<>(Arrays.asList(address("127.0.0.1"), address("10.9.9.9")));
      Egress egress =
          Egress.allowing(List.of("127.0.0.1"), host -> new InetAddress[] {answers.remove()});
      CheckedHttp http = new CheckedHttp(egress);
      URI uri = URI.create("http://rebinding.example:" + server.getAddress().getPort() + "/x");
      CheckedHttp.Request request =
          new CheckedHttp.Request("GET", uri, Map.of(), NOTHING, Duration.ofSeconds(10));
      try (CheckedHttp.Answer answer = http.send(request)) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().readAllBytes()).asString().isEqualTo("hello");
      }
      assertThat(answers).hasSize(1);
      assertThatThrownBy(() -> http.send(request)).isInstanceOf(Egress.Refused.class);
      assertThat(hits).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_header_carries_no_other_header() {
    CheckedHttp http = new CheckedHttp(Egress.allowing(List.of("127.0.0.1")));
    URI nobody = URI.create("http://127.0.0.1:1/");
    CheckedHttp.Request request =
        new CheckedHttp.Request(
            "GET", nobody, Map.of("X", "a\r\nY: b"), NOTHING, Duration.ofSeconds(1));
    assertThatThrownBy(() -> http.send(request))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must not hold line ends");
  }
}
