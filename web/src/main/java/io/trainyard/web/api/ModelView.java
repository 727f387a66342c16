package io.trainyard.web.api;

import io.trainyard.engine.registry.Alias;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model: its versions and every move of its aliases, oldest first. */
public record ModelView(String name, List<VersionView> versions, List<Move> moves) {

  /**
   * One move of an alias.
   *
   * @param from version it pointed at before; null = it is new
   */
  public record Move(
      String alias, @Nullable Long from, long to, Instant time, String actor, long run) {
    public static Move of(Alias move) {
      Long from = move.from().isPresent() ? Long.valueOf(move.from().getAsLong()) : null;
      return new Move(move.alias(), from, move.to(), move.time(), move.actor(), move.run());
    }
  }
}
