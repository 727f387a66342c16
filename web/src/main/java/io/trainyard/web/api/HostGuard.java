package io.trainyard.web.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Refuses what a page of another site could send: a name of the outside that resolves to this
 * machine (DNS rebinding) shows in {@code Host}, a foreign page in {@code Origin}.
 */
final class HostGuard implements Handler {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** By it a request would be taken for another one than it shows on its way. */
  private static final String OTHER_METHOD = "X-HTTP-Method-Override";

  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private final Supplier<Set<String>> names;

  /**
   * A guard of the loopback address, and of these names over TLS.
   *
   * @param names in small letters; {@code *.example.org} stands for one more label
   */
  HostGuard(Supplier<Set<String>> names) {
    this.names = names;
  }

  @Override
  public void handle(Context context) {
    if (context.header(OTHER_METHOD) != null) {
      throw Problem.badRequest("The header " + OTHER_METHOD + " is not taken.")
          .fix("Send the method itself.");
    }
    if (BAD_ESCAPE.matcher(context.req().getRequestURI()).find()) {
      throw Problem.badRequest("The path has a % that no two hexadecimal digits follow.");
    }
    boolean isSecure = context.req().isSecure();
    String host = context.header("Host");
    if (host == null || !isOurs(isSecure, host)) {
      throw Problem.of(
          403,
          isSecure
              ? "The header Host must be a name of this server's certificate."
              : "The header Host must name this machine: localhost or 127.0.0.1.");
    }
    String origin = context.header("Origin");
    if (origin != null && !origin.equals((isSecure ? "https://" : "http://") + host)) {
      throw Problem.of(403, "Pages of another origin may not ask this server.");
    }
  }

  private boolean isOurs(boolean isSecure, String host) {
    String name = host.replaceFirst(":[0-9]{1,5}$", "").toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.');
    if (!isSecure) {
      return LOOPBACK.contains(name);
    }
    Set<String> now = names.get();
    return now.contains(name) || (dot > 0 && now.contains("*" + name.substring(dot)));
  }
}
