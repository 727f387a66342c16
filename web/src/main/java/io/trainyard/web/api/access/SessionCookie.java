package io.trainyard.web.api.access;

import io.javalin.http.Context;
import java.util.Optional;

/**
 * What a browser holds: not readable by scripts, sent with requests of this server's own pages
 * only, and over TLS only where there is TLS.
 */
final class SessionCookie {
  private static final String PLAIN = "trainyard";

  /** Browsers take a name with this beginning from nobody but this host, over TLS. */
  private static final String SECURE = "__Host-trainyard";

  private SessionCookie() {}

  static Optional<String> read(Context context) {
    return Optional.ofNullable(context.cookie(name(context)));
  }

  static void write(Context context, String value) {
    context.header("Set-Cookie", line(context, value));
  }

  static void clear(Context context) {
    context.header("Set-Cookie", line(context, "") + "; Max-Age=0");
  }

  private static String line(Context context, String value) {
    String secure = context.req().isSecure() ? "; Secure" : "";
    return name(context) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + secure;
  }

  private static String name(Context context) {
    return context.req().isSecure() ? SECURE : PLAIN;
  }
}
