package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.SourceRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Follows brackets outside texts and comments, so that a missing one can be named. */
public final class Brackets {
  private static final String OPENING = "({[";
  private static final String CLOSING = ")}]";
  private static final int DEEPEST = 100;

  private final Deque<Open> open = new ArrayDeque<>();
  private Optional<Fault> fault = Optional.empty();
  private Optional<Fault> tooDeep = Optional.empty();

  private record Open(char bracket, SourceRef at) {}

  /** A bracket without its partner. */
  public record Fault(SourceRef at, String message) {}

  Brackets() {}

  void see(char c, SourceRef at) {
    if (OPENING.indexOf(c) >= 0) {
      open.push(new Open(c, at));
      if (open.size() > DEEPEST && tooDeep.isEmpty()) {
        tooDeep =
            Optional.of(
                new Fault(at, "this is nested in more than " + DEEPEST + " brackets: part it"));
      }
      return;
    }
    int kind = CLOSING.indexOf(c);
    if (kind < 0 || fault.isPresent()) {
      return;
    }
    if (open.isEmpty()) {
      fault = Optional.of(new Fault(at, "this " + c + " closes nothing"));
    } else if (open.peek().bracket() == OPENING.charAt(kind)) {
      open.pop();
    } else {
      Open last = open.pop();
      char missing = CLOSING.charAt(OPENING.indexOf(last.bracket()));
      fault = Optional.of(new Fault(last.at(), "this " + last.bracket() + " has no " + missing));
    }
  }

  /**
   * The first bracket that stands in too many others for the parser, whose time grows with them.
   */
  Optional<Fault> tooDeep() {
    return tooDeep;
  }

  /** The first bracket that lacks its partner. */
  Optional<Fault> fault() {
    if (fault.isPresent() || open.isEmpty()) {
      return fault;
    }
    Open last = open.peek();
    char missing = CLOSING.charAt(OPENING.indexOf(last.bracket()));
    return Optional.of(new Fault(last.at(), "this " + last.bracket() + " has no " + missing));
  }
}
