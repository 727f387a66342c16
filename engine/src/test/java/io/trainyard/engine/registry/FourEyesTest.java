package io.trainyard.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.registry.Approval.Answer;
import io.trainyard.engine.registry.Approval.Terms;
import io.trainyard.engine.registry.Verdict.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may answer, and what the answers come to. */
class FourEyesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofHours(1));
  private static final Digest RELEASE = Digest.of("release");
  private static final Digest QUALITY = Digest.of("quality");
  private static final Map<String, Digest> SEEN = Map.of("release", RELEASE, "quality", QUALITY);
  private static final Terms ANYONE = new Terms(List.of(), 1, false);

  private static Approval asked(Terms terms, Answer... answers) {
    return new Approval(
        7,
        3,
        "approved",
        "os:ada",
        new Approval.Subject("release", RELEASE),
        Map.of("quality", QUALITY),
        terms,
        NOON,
        NOON.plus(Duration.ofDays(1)),
        List.of(answers));
  }

  private static Answer yes(String actor) {
    return new Answer(actor, true, "", SEEN, NOON);
  }

  private static String refusal(Approval asked, String actor, String... people) {
    return FourEyes.refusal(asked, actor, LATER, Set.of(people)).orElse("");
  }

  @Test
  void nobody_approves_what_they_have_asked_for() {
    assertThat(refusal(asked(ANYONE), "os:ada", "os:ada"))
        .startsWith("os:ada started this run, and nobody approves what they asked for");
    assertThat(refusal(asked(new Terms(List.of("os:ada"), 1, false)), "os:ada", "os:ada"))
        .startsWith("os:ada started this run");
    assertThat(refusal(asked(ANYONE), "os:grace", "os:ada")).isEmpty();
  }

  @Test
  void only_those_who_are_named_answer_and_each_of_them_once() {
    Terms named = new Terms(List.of("os:grace", "os:joan"), 2, false);
    assertThat(refusal(asked(named), "os:eve", "os:ada"))
        .isEqualTo("os:eve is none of those who may answer approved: os:grace, os:joan");
    assertThat(refusal(asked(named, yes("os:grace")), "os:grace", "os:ada"))
        .isEqualTo("os:grace has answered approved already");
    assertThat(refusal(asked(named, yes("os:grace")), "os:joan", "os:ada")).isEmpty();
  }

  @Test
  void alone_is_for_a_home_with_one_person() {
    Terms alone = new Terms(List.of(), 1, true);
    assertThat(refusal(asked(alone), "os:ada", "os:ada")).isEmpty();
    assertThat(refusal(asked(alone), "os:ada", "os:ada", "os:grace"))
        .isEqualTo(
            "'alone' in approved is for a home with one person, and this one has os:ada, os:grace:"
                + " remove 'alone', so that another person approves");
    assertThat(refusal(asked(alone), "os:grace", "os:ada")).startsWith("'alone' in approved");
    assertThat(Verdict.of(asked(alone, yes("os:ada")), LATER).why())
        .isEqualTo("approved by os:ada, alone");
  }

  @Test
  void nobody_answers_after_it_expired() {
    Approval asked = asked(ANYONE);
    assertThat(FourEyes.refusal(asked, "os:grace", asked.until(), Set.of())).isPresent();
    assertThat(Verdict.of(asked, asked.until()))
        .isEqualTo(new Verdict(State.REFUSED, "expired with 0 of 1 approvals"));
  }

  @Test
  void enough_of_them_say_yes_or_one_says_no() {
    Terms two = new Terms(List.of(), 2, false);
    assertThat(Verdict.of(asked(two, yes("os:b")), LATER))
        .isEqualTo(new Verdict(State.OPEN, "1 of 2 approvals"));
    assertThat(Verdict.of(asked(two, yes("os:b"), yes("os:c")), LATER))
        .isEqualTo(new Verdict(State.APPROVED, "approved by os:b, os:c"));
    Answer no = new Answer("os:d", false, "too early", SEEN, LATER);
    assertThat(Verdict.of(asked(two, yes("os:b"), no), LATER))
        .isEqualTo(new Verdict(State.REFUSED, "refused by os:d: too early"));
  }

  @Test
  void who_saw_other_bytes_said_nothing() {
    Map<String, Digest> wrong = Map.of("release", Digest.of("other"), "quality", QUALITY);
    Answer other = new Answer("os:b", true, "", wrong, NOON);
    Answer half = new Answer("os:c", true, "", Map.of("release", RELEASE), NOON);
    Approval asked = asked(ANYONE, other, half);
    assertThat(asked.answers()).noneMatch(asked::isValid);
    assertThat(Verdict.of(asked, LATER).state()).isEqualTo(State.OPEN);
  }
}
