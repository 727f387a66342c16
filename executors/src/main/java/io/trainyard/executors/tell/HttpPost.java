package io.trainyard.executors.tell;

import io.trainyard.engine.alert.Channel.Undelivered;
import io.trainyard.engine.security.CheckedHttp;
import io.trainyard.engine.security.Egress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Posts JSON to one address. Thread-safe. */
final class HttpPost {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * What the receiver will answer again, whenever the same is sent: the body is not what it takes.
   */
  private static final Set<Integer> FOR_GOOD = Set.of(400, 405, 410, 411, 413, 415, 422);

  private final CheckedHttp http;
  private final URI address;

  HttpPost(CheckedHttp http, URI address) {
    this.http = http;
    this.address = address;
  }

  /**
   * Posts, and follows no redirect: the receiver is who the home names.
   *
   * @throws Undelivered unless a status of 200 to 299 is answered
   */
  void send(byte[] json, Map<String, String> headers) throws Undelivered {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Type", "application/json; charset=utf-8");
    try (CheckedHttp.Answer answer =
        http.send(new CheckedHttp.Request("POST", address, all, json, PATIENCE))) {
      int status = answer.status();
      if (status < 200 || status > 299) {
        String why = host() + " answered " + status;
        throw FOR_GOOD.contains(status) ? Undelivered.forGood(why) : Undelivered.forNow(why);
      }
    } catch (Egress.Refused e) {
      throw Undelivered.forNow(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      // The message of some would tell the path of the address, which may be a secret.
      throw Undelivered.forNow(host() + " does not answer: " + e.getClass().getSimpleName());
    }
  }

  private String host() {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
