package io.trainyard.web.view.models;

import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.Registry;
import io.trainyard.web.view.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what pages say of an alias over time. */
record AliasParts(Registry registry) {
  private static final int MOST_MOVES = 20;

  /**
   * Of an alias; empty where the model has never had one.
   *
   * @param at the time that is asked for, as typed; empty = now
   */
  Optional<AliasPart> of(String model, String wanted, String at, Words words) {
    List<Alias> history = registry.history(model);
    List<String> names = history.stream().map(Alias::alias).distinct().sorted().toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String alias = names.contains(wanted) ? wanted : names.get(0);
    Holders holders = Holders.of(alias, history);
    Optional<Instant> asked = AskedTime.of(at, words.zone());
    return Optional.of(
        new AliasPart(
            model,
            alias,
            names,
            holders.picture(asked, words),
            at,
            holders.said(asked.orElse(words.now()), words),
            moves(holders, words)));
  }

  private static List<AliasPart.Move> moves(Holders holders, Words words) {
    List<AliasPart.Move> moves = new ArrayList<>();
    for (int i = holders.terms().size() - 1; i >= 0 && moves.size() < MOST_MOVES; i--) {
      Alias move = holders.terms().get(i).move();
      moves.add(
          new AliasPart.Move(
              "v" + move.to(),
              "/models/" + move.model() + "/" + move.to(),
              move.from().isPresent() ? "v" + move.from().getAsLong() : "",
              words.at(move.time()),
              words.full(move.time()),
              Holders.person(move.actor()),
              move.run()));
    }
    return moves;
  }
}
