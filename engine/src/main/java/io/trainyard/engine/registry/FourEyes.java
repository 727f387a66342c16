package io.trainyard.engine.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may answer: nobody approves what they have asked for themselves, unless the home has no other
 * person and the pipeline says so. Pure.
 */
public final class FourEyes {
  private FourEyes() {}

  /**
   * Why an answer is refused, with the smallest fix; empty when it is not.
   *
   * @param people everyone who is known in the home
   */
  public static Optional<String> refusal(
      Approval asked, String actor, Instant now, Set<String> people) {
    if (!now.isBefore(asked.until())) {
      return Optional.of(asked.step() + " expired at " + asked.until() + ": start another run");
    }
    if (asked.answers().stream().anyMatch(answer -> answer.actor().equals(actor))) {
      return Optional.of(actor + " has answered " + asked.step() + " already");
    }
    if (asked.terms().alone()) {
      return alone(asked, actor, people);
    }
    if (actor.equals(asked.asker())) {
      return Optional.of(
          actor
              + " started this run, and nobody approves what they asked for: let another person"
              + " answer, or say 'alone' in "
              + asked.step()
              + " where the home has one person only");
    }
    boolean named = asked.terms().from().isEmpty() || asked.terms().from().contains(actor);
    return named
        ? Optional.empty()
        : Optional.of(
            actor
                + " is none of those who may answer "
                + asked.step()
                + ": "
                + String.join(", ", asked.terms().from()));
  }

  private static Optional<String> alone(Approval asked, String actor, Set<String> people) {
    Set<String> all = new TreeSet<>(people);
    all.add(actor);
    boolean named = asked.terms().from().isEmpty() || asked.terms().from().contains(actor);
    if (all.size() > 1) {
      return Optional.of(severalPeople(asked.step(), all));
    }
    return named ? Optional.empty() : Optional.of(actor + " is not who may answer " + asked.step());
  }

  /** What is said of {@code alone} in a home with more than one person. */
  public static String severalPeople(String step, Set<String> people) {
    return "'alone' in "
        + step
        + " is for a home with one person, and this one has "
        + String.join(", ", new TreeSet<>(people))
        + ": remove 'alone', so that another person approves";
  }
}
