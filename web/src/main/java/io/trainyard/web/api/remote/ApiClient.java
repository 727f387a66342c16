package io.trainyard.web.api.remote;

import io.trainyard.web.api.Asking;
import io.trainyard.web.api.Json;
import io.trainyard.web.api.Problem;
import io.trainyard.web.api.TokenGuard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;

/**
 * Asks the REST of a server. What it refuses is a {@link Problem}; an {@link Unreachable} tells
 * that there is no answer. Thread-safe.
 *
 * @param address such as {@code http://127.0.0.1:7070}
 * @param token a key, or the token of a server on this machine
 * @param http knows which certificates to trust
 */
record ApiClient(String address, String token, HttpClient http) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What is at a path below {@code /api/v1}. */
  <T> T get(String path, Class<T> type) {
    return send(request(path).GET(), type);
  }

  /** The list at a path. */
  <T> List<T> list(String path, Class<T[]> type) {
    return List.of(get(path, type));
  }

  /** The list at a path; empty where there is no such thing. */
  <T> List<T> listIfThere(String path, Class<T[]> type) {
    try {
      return list(path, type);
    } catch (Problem e) {
      if (e.status() == 404) {
        return List.of();
      }
      throw e;
    }
  }

  /** Sends a body that changes nothing. */
  <T> T ask(String path, Object body, Class<T> type) {
    return send(request(path).POST(json(body)), type);
  }

  /** Sends a body on behalf of somebody. */
  <T> T post(String path, Object body, String actor, Class<T> type) {
    return post(path, body, Asking.of(actor), type);
  }

  /** The same, perhaps under a key by which it is done once. */
  <T> T post(String path, Object body, Asking asking, Class<T> type) {
    HttpRequest.Builder request =
        request(path).header(TokenGuard.ACTOR, asking.actor()).POST(json(body));
    asking.key().ifPresent(key -> request.header("Idempotency-Key", key.text()));
    return send(request, type);
  }

  private static HttpRequest.BodyPublisher json(Object body) {
    return HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private <T> T send(HttpRequest.Builder request, Class<T> type) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() >= 400) {
        throw problem(response);
      }
      return Json.read(response.body(), type);
    } catch (JacksonException e) {
      throw new Unreachable(
          address + " answers in words that this version does not know: is it another version?", e);
    } catch (SSLException e) {
      throw new Unreachable(distrusted(), e);
    } catch (IOException e) {
      throw new Unreachable("nobody answers at " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("nobody was waited for at " + address, e);
    }
  }

  private String distrusted() {
    return address
        + " cannot be trusted: it answers without TLS, or its certificate is not one that this"
        + " machine knows, is for another name, or is out of date; name the certificate that its"
        + " admin gave you with --server-certificate FILE";
  }

  private Problem problem(HttpResponse<byte[]> response) {
    if (response.statusCode() == 401) {
      return Problem.of(
          401, address + " does not take this key: is it wrong, revoked, or has it expired?");
    }
    try {
      return Json.read(response.body(), Problem.Body.class).problem();
    } catch (JacksonException e) {
      return Problem.of(
          response.statusCode(), "The server answered with status " + response.statusCode() + ".");
    }
  }
}
