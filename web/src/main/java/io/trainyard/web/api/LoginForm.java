package io.trainyard.web.api;

import io.javalin.http.Context;

/** Shows a browser how to log in. Thread-safe. */
@FunctionalInterface
public interface LoginForm {
  /**
   * Answers with the form.
   *
   * @param said why the last try failed; empty at first
   * @param next the address to go on to afterwards
   */
  void show(Context context, int status, String said, String next);
}
