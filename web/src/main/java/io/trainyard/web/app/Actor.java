package io.trainyard.web.app;

/** Who types, as events name them. */
final class Actor {
  private Actor() {}

  /** {@code os:<login>}. */
  static String of(Shell shell) {
    String login = shell.environment().getOrDefault("USER", System.getProperty("user.name", ""));
    return "os:" + (login.isEmpty() ? "unknown" : login);
  }
}
