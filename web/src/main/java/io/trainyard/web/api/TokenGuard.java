package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets in who can read the home's {@code server.json}. */
final class TokenGuard implements Handler {
  private final byte[] expected;

  TokenGuard(String token) {
    this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void handle(Context context) {
    String given = context.header("Authorization");
    boolean matches =
        given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    if (!matches) {
      throw Problem.of(401, "Send the token of server.json: Authorization: Bearer <token>.");
    }
  }
}
