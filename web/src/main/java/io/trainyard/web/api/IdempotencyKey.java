package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.web.api.Parameter.Place;
import java.nio.charset.StandardCharsets;

/** The header by which a client may repeat a request without starting a second run. */
final class IdempotencyKey {
  static final Parameter<String> HEADER =
      Parameters.text(
          "Idempotency-Key",
          Place.HEADER,
          "[!-~]{1,200}",
          "Asking again with the same key and body gives the run that was started the first time.");

  private IdempotencyKey() {}

  /** Who asks, and under which key. */
  static Asking asking(Context context) {
    return new Asking(
        Asked.actor(context),
        HEADER.find(context).map(text -> new Asking.Key(text, body(context))));
  }

  private static Digest body(Context context) {
    String asked =
        context.path() + "\n" + new String(Bodies.bytes(context), StandardCharsets.UTF_8);
    return Digest.of(asked);
  }
}
