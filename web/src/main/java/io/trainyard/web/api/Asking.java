package io.trainyard.web.api;

import io.trainyard.engine.artifact.Digest;
import java.util.Optional;

/**
 * Who asks for a run.
 *
 * @param actor by id
 * @param key named by the one who asks, so that asking again starts nothing; empty = each time anew
 */
public record Asking(String actor, Optional<Key> key) {
  /**
   * The key of a request.
   *
   * @param text as it was named
   * @param body of all that was asked for, so that another question under the same key is refused
   */
  public record Key(String text, Digest body) {}

  /** Somebody who starts a run each time they ask. */
  public static Asking of(String actor) {
    return new Asking(actor, Optional.empty());
  }
}
