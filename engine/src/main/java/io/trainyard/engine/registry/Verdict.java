package io.trainyard.engine.registry;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the answers to a question come to.
 *
 * @param state whether more answers are waited for
 * @param why in words for people
 */
public record Verdict(State state, String why) {

  /** How far it is. */
  public enum State {
    OPEN,
    APPROVED,
    REFUSED
  }

  /** Of the answers so far, at a moment; an answer that is not about what was asked counts not. */
  public static Verdict of(Approval asked, Instant now) {
    List<Approval.Answer> valid = asked.answers().stream().filter(asked::isValid).toList();
    for (Approval.Answer answer : valid) {
      if (!answer.yes()) {
        String note = answer.note().isEmpty() ? "" : ": " + answer.note();
        return new Verdict(State.REFUSED, "refused by " + answer.actor() + note);
      }
    }
    String people = valid.stream().map(Approval.Answer::actor).collect(Collectors.joining(", "));
    if (valid.size() >= asked.terms().quorum()) {
      return new Verdict(
          State.APPROVED, "approved by " + people + (asked.terms().alone() ? ", alone" : ""));
    }
    String count = valid.size() + " of " + asked.terms().quorum();
    if (!now.isBefore(asked.until())) {
      return new Verdict(State.REFUSED, "expired with " + count + " approvals");
    }
    return new Verdict(State.OPEN, count + " approvals");
  }
}
