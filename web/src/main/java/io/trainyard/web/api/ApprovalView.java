package io.trainyard.web.api;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.registry.Approval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people are asked to approve.
 *
 * @param asker who started the run, and cannot approve
 * @param subject the name of what is to be approved
 * @param digests of the subject and of all that is shown beside it, by name
 * @param from who may answer; empty = anyone but the asker
 * @param quorum how many must say yes
 */
public record ApprovalView(
    long run,
    String step,
    long attempt,
    String asker,
    String subject,
    Map<String, String> digests,
    List<String> from,
    int quorum,
    boolean alone,
    Instant asked,
    Instant until,
    List<Answer> answers) {

  /**
   * What one person said.
   *
   * @param isVoid whether it is about other bytes than those that were asked about
   */
  public record Answer(String actor, boolean yes, String note, Instant time, boolean isVoid) {}

  public static ApprovalView of(Approval approval) {
    Map<String, String> digests = new TreeMap<>();
    for (Map.Entry<String, Digest> each : approval.digests().entrySet()) {
      digests.put(each.getKey(), each.getValue().toString());
    }
    return new ApprovalView(
        approval.run(),
        approval.step(),
        approval.attempt(),
        approval.asker(),
        approval.subject().name(),
        digests,
        approval.terms().from(),
        approval.terms().quorum(),
        approval.terms().alone(),
        approval.asked(),
        approval.until(),
        approval.answers().stream().map(answer -> answer(approval, answer)).toList());
  }

  private static Answer answer(Approval approval, Approval.Answer answer) {
    return new Answer(
        answer.actor(), answer.yes(), answer.note(), answer.time(), !approval.isValid(answer));
  }
}
