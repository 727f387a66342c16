package io.trainyard.engine.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may answer: nobody approves what they have asked for themselves, unless the home has no other
 * person and the pipeline says so. Whoever types as {@code os:ada} and asks by the key {@code
 * key:ada} is one person. Pure.
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
    if (asked.answers().stream().anyMatch(answer -> isSame(answer.actor(), actor))) {
      return Optional.of(actor + " has answered " + asked.step() + " already");
    }
    if (asked.terms().alone()) {
      return alone(asked, actor, people);
    }
    if (isSame(actor, asked.asker())) {
      return Optional.of(
          actor
              + " started this run, and nobody approves what they asked for: let another person"
              + " answer, or say 'alone' in "
              + asked.step()
              + " where the home has one person only");
    }
    return isNamed(asked, actor)
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
    if (all.stream().map(FourEyes::person).distinct().count() > 1) {
      return Optional.of(severalPeople(asked.step(), all));
    }
    return isNamed(asked, actor)
        ? Optional.empty()
        : Optional.of(actor + " is not who may answer " + asked.step());
  }

  private static boolean isNamed(Approval asked, String actor) {
    List<String> from = asked.terms().from();
    return from.isEmpty() || from.stream().anyMatch(name -> isSame(name, actor));
  }

  private static boolean isSame(String one, String other) {
    return person(one).equals(person(other));
  }

  /** Who it is, whichever way they came: {@code ada} of {@code os:ada} and of {@code key:ada}. */
  private static String person(String actor) {
    return actor.substring(actor.indexOf(':') + 1);
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
