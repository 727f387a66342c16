package io.trainyard.web.view.home;

import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.run.Run;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.util.List;
import java.util.Map;

/**
 * Words what somebody is asked to approve.
 *
 * @param runs by number
 * @param who by id
 */
record ApprovalRows(Map<Long, Run> runs, String who, Words words) {
  List<Row> of(List<Approval> approvals) {
    return approvals.stream().filter(this::isTheirs).map(this::row).toList();
  }

  /** Whether their answer would count, as far as the question itself tells. */
  private boolean isTheirs(Approval approval) {
    boolean isNamed = approval.terms().from().isEmpty() || approval.terms().from().contains(who);
    boolean hasAnswered =
        approval.answers().stream().anyMatch(answer -> answer.actor().equals(who));
    boolean isOwn = approval.asker().equals(who) && !approval.terms().alone();
    return isNamed && !hasAnswered && !isOwn;
  }

  private Row row(Approval approval) {
    Run run = runs.get(approval.run());
    String pipeline = run == null ? "" : run.pipeline() + " ";
    long yes = approval.answers().stream().filter(Approval.Answer::yes).count();
    return new Row(
        Mark.WAITING,
        pipeline + "#" + approval.run(),
        "/runs/" + approval.run() + "?step=" + approval.step(),
        approval.subject().name(),
        "expires " + words.at(approval.until()),
        "",
        "Asked by %s %s. %d of %d have said yes."
            .formatted(
                Words.person(approval.asker()),
                words.ago(approval.asked()),
                yes,
                approval.terms().quorum()));
  }
}
