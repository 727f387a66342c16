package io.trainyard.web.view.models;

import io.trainyard.engine.registry.Alias;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.chart.Periods;
import io.trainyard.web.view.chart.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which version an alias pointed at, and from when to when.
 *
 * @param terms in order; one begins when the one before ends
 */
record Holders(String alias, List<Term> terms) {

  /** A version's time as what the alias points at; the last one has no end. */
  record Term(Alias move, Optional<Instant> end) {
    boolean covers(Instant time) {
      return !time.isBefore(move.time()) && end.filter(it -> !time.isBefore(it)).isEmpty();
    }
  }

  /** Of every move of a model's aliases, oldest first. */
  static Holders of(String alias, List<Alias> history) {
    List<Alias> moves = history.stream().filter(move -> move.alias().equals(alias)).toList();
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < moves.size(); i++) {
      Optional<Instant> end =
          i + 1 < moves.size() ? Optional.of(moves.get(i + 1).time()) : Optional.empty();
      terms.add(new Term(moves.get(i), end));
    }
    return new Holders(alias, terms);
  }

  Optional<Term> at(Instant time) {
    return terms.stream().filter(term -> term.covers(time)).findFirst();
  }

  /** The answer to who it was at a time, in words. */
  String said(Instant time, Words words) {
    return at(time)
        .map(term -> said(term, words))
        .orElse("No version was " + alias + " at " + words.full(time) + ".");
  }

  private String said(Term term, Words words) {
    Alias move = term.move();
    String until = term.end().map(end -> "to " + words.full(end)).orElse("until now");
    return "v%d was %s from %s %s. Set by %s in run #%d."
        .formatted(
            move.to(), alias, words.full(move.time()), until, person(move.actor()), move.run());
  }

  static String person(String actor) {
    return actor.replaceFirst("^(os|key):", "");
  }

  /** One band from the first term until now. */
  Picture picture(Optional<Instant> asked, Words words) {
    Optional<Term> chosen = asked.flatMap(this::at);
    List<Periods.Period> periods = new ArrayList<>();
    for (Term term : terms) {
      Instant end = term.end().orElse(words.now());
      boolean isChosen = chosen.filter(term::equals).isPresent();
      Instant last = end.isBefore(term.move().time()) ? term.move().time() : end;
      periods.add(new Periods.Period("v" + term.move().to(), term.move().time(), last, isChosen));
    }
    String title = alias.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + alias.substring(1);
    return new Periods(title + " over time", periods, words::at).picture();
  }
}
