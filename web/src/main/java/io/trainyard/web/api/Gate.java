package io.trainyard.web.api;

import io.javalin.http.Context;
import io.trainyard.engine.security.Principal;
import java.util.function.BooleanSupplier;

/**
 * Proves who asks. It stands before every handler, whatever path a request came by, and before open
 * routes too. Thread-safe.
 */
@FunctionalInterface
public interface Gate {
  /**
   * Who asks. What they may do is judged afterwards, by {@link Route#permission}.
   *
   * @throws Problem 401 where nobody is proved and the route is not open, 403 where they are
   *     refused, 429 where they ask too often
   */
  Principal admit(Context context, Route route);

  /**
   * Tells, as long as an answer goes on, whether who was admitted still would be: a key may be
   * revoked meanwhile. What is needed of the request is read now; it may be asked on any thread.
   */
  default BooleanSupplier standing(Context context) {
    return () -> true;
  }
}
