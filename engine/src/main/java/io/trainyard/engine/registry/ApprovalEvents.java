package io.trainyard.engine.registry;

import io.trainyard.engine.artifact.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What events about approvals carry. The run, the time, and who answers are the event's own. */
public final class ApprovalEvents {
  public static final String ASKED = "approval.asked";
  public static final String GIVEN = "approval.given";

  private ApprovalEvents() {}

  /**
   * People are asked; once for an attempt.
   *
   * @param shown digests by name
   */
  public record Asked(
      long attempt,
      String step,
      String asker,
      String subject,
      String subjectDigest,
      Map<String, String> shown,
      List<String> from,
      int quorum,
      boolean alone,
      Instant until) {

    public static Asked of(Approval approval) {
      return new Asked(
          approval.attempt(),
          approval.step(),
          approval.asker(),
          approval.subject().name(),
          approval.subject().digest().toString(),
          texts(approval.shown()),
          approval.terms().from(),
          approval.terms().quorum(),
          approval.terms().alone(),
          approval.until());
    }

    /** The question without answers. */
    public Approval toApproval(long run, Instant asked) {
      return new Approval(
          attempt,
          run,
          step,
          asker,
          new Approval.Subject(subject, Digest.parse(subjectDigest)),
          digests(shown),
          new Approval.Terms(from, quorum, alone),
          asked,
          until,
          List.of());
    }
  }

  /**
   * The event's actor answers; refused unless the attempt has asked and this actor has not answered
   * yet.
   *
   * @param yes whether it is approved
   * @param seen the digests that the actor saw, of the subject and of all that is shown, by name
   */
  public record Given(long attempt, boolean yes, String note, Map<String, String> seen) {

    public static Given of(long attempt, boolean yes, String note, Map<String, Digest> seen) {
      return new Given(attempt, yes, note, texts(seen));
    }

    public Approval.Answer toAnswer(String actor, Instant time) {
      return new Approval.Answer(actor, yes, note, digests(seen), time);
    }
  }

  private static Map<String, String> texts(Map<String, Digest> digests) {
    Map<String, String> texts = new TreeMap<>();
    digests.forEach((name, digest) -> texts.put(name, digest.toString()));
    return texts;
  }

  private static Map<String, Digest> digests(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> Digest.parse(each.getValue())));
  }
}
