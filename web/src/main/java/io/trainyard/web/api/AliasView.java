package io.trainyard.web.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an alias of a model points, now or at an earlier time.
 *
 * @param version null where it pointed at none
 * @param since when it was moved there; null where it pointed at none
 * @param moves until then, oldest first
 */
public record AliasView(
    String model,
    String alias,
    @Nullable Long version,
    @Nullable Instant since,
    List<ModelView.Move> moves) {
  /** An alias as it was at a time. */
  static AliasView of(ModelView model, String alias, Instant time) {
    List<ModelView.Move> moves =
        model.moves().stream()
            .filter(move -> move.alias().equals(alias) && !move.time().isAfter(time))
            .toList();
    ModelView.Move last = moves.isEmpty() ? null : moves.get(moves.size() - 1);
    return new AliasView(
        model.name(),
        alias,
        last == null ? null : last.to(),
        last == null ? null : last.time(),
        moves);
  }
}
