package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * What every answer tells a browser: to take it for what it says it is, to show it in no frame, to
 * run nothing that did not come from here, and to keep no copy.
 */
final class SafeHeaders implements Handler {
  @Override
  public void handle(Context context) {
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    // To other sites nothing; to ourselves, else forms would come with the origin "null".
    context.header("Referrer-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
    context.header(
        "Content-Security-Policy",
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'");
  }
}
