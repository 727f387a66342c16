package io.trainyard.web.api;

import io.javalin.http.Context;

/** Tells a problem to people, where a browser asked for a page. Thread-safe. */
@FunctionalInterface
public interface ProblemPages {
  /** Answers the request with the problem. */
  void show(Context context, Problem problem);
}
