package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a page of another site could send: a name of the outside that resolves to this
 * machine (DNS rebinding) shows in {@code Host}, a foreign page in {@code Origin}.
 */
final class LoopbackGuard implements Handler {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public void handle(Context context) {
    String host = context.header("Host");
    if (host == null || !isLocal(host)) {
      throw Problem.of(403, "The header Host must name this machine: localhost or 127.0.0.1.");
    }
    String origin = context.header("Origin");
    if (origin != null && !isLocalOrigin(origin, host)) {
      throw Problem.of(403, "Pages of another origin may not ask this server.");
    }
  }

  private static boolean isLocal(String host) {
    return NAMES.contains(host.replaceFirst(":[0-9]{1,5}$", ""));
  }

  private static boolean isLocalOrigin(@Nullable String origin, String host) {
    return ("http://" + host).equals(origin);
  }
}
