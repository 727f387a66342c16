package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Principal;

/** Another server, which does what this one may not do. Thread-safe. */
public interface Elsewhere {
  /** Whether it does this rather than this server. */
  boolean does(Route route);

  /**
   * Has it done, and answers with what came back.
   *
   * @param who asks, as this server has proved
   * @throws Problem 503 where nobody can do it now
   */
  void answer(Context context, Principal who);
}
