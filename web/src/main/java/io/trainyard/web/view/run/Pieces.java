package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.web.view.run.Piece.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Parts the time of a node's tries into what it went into. Pure. */
final class Pieces {
  private final String verb;
  private final Instant now;
  private final List<Piece> pieces = new ArrayList<>();

  private Pieces(String verb, Instant now) {
    this.verb = verb;
    this.now = now;
  }

  /**
   * In the order of time; none of a try that was skipped or is not due.
   *
   * @param tries of one node, first to last
   */
  static List<Piece> of(String verb, List<Attempt> tries, Instant now) {
    Pieces pieces = new Pieces(verb, now);
    for (int i = 0; i < tries.size(); i++) {
      Attempt attempt = tries.get(i);
      Instant begin =
          i == 0 ? attempt.notBefore() : tries.get(i - 1).ended().orElse(attempt.notBefore());
      pieces.before(attempt, begin);
      pieces.during(attempt);
    }
    return List.copyOf(pieces.pieces);
  }

  /** Between the end of the try before it, or when it was decided, and its launch. */
  private void before(Attempt attempt, Instant begin) {
    if (attempt.started().isEmpty() && attempt.state().isDone()) {
      return;
    }
    Instant launch = attempt.started().orElse(now);
    // While an attempt waits, and ever after, this is when it wakes: later than its first launch.
    Instant due = earlier(attempt.notBefore(), launch);
    add(Kind.PAUSE, attempt, begin, due);
    add(Kind.QUEUE, attempt, later(begin, due), launch);
  }

  private void during(Attempt attempt) {
    Instant end = attempt.ended().orElse(now);
    attempt.started().ifPresent(start -> add(kind(attempt), attempt, start, end));
  }

  private Kind kind(Attempt attempt) {
    if (attempt.state() == AttemptState.FAILED) {
      boolean isLost = attempt.cause().filter(FailureCause.LOST::equals).isPresent();
      return isLost ? Kind.LOST : Kind.FAILED;
    }
    return switch (verb) {
      case "approval" -> Kind.PERSON;
      case "call" -> Kind.CALL;
      default -> attempt.state() == AttemptState.WAITING ? Kind.WAIT : Kind.WORK;
    };
  }

  private void add(Kind kind, Attempt attempt, Instant from, Instant to) {
    boolean isShown = kind != Kind.QUEUE && kind != Kind.PAUSE;
    if (to.isAfter(from) || (isShown && to.equals(from))) {
      pieces.add(new Piece(kind, attempt.tryNumber(), from, to));
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
