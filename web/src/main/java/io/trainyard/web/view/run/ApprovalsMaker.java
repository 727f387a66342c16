package io.trainyard.web.view.run;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.registry.FourEyes;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.security.Permission;
import io.trainyard.web.view.Action;
import io.trainyard.web.view.Action.Field;
import io.trainyard.web.view.Prose;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shows what people are asked, with the evidence beside the buttons. Pure. */
final class ApprovalsMaker {
  private final Viewing viewing;
  private final ArtifactLinks links;
  private final Set<String> people;

  /**
   * For one page.
   *
   * @param people everyone who is known in the home
   */
  ApprovalsMaker(Viewing viewing, ArtifactLinks links, Set<String> people) {
    this.viewing = viewing;
    this.links = links;
    this.people = people;
  }

  List<ApprovalCard> of(List<Approval> asked) {
    return asked.stream().map(this::card).toList();
  }

  private ApprovalCard card(Approval asked) {
    boolean isOpen =
        viewing.run().nodes().last(asked.step()).stream()
            .filter(attempt -> attempt.id() == asked.attempt())
            .map(Attempt::state)
            .anyMatch(state -> state == AttemptState.WAITING || state == AttemptState.RUNNING);
    return new ApprovalCard(
        "approval-" + asked.attempt(),
        asked.step(),
        asks(asked, isOpen),
        terms(asked),
        evidence(asked),
        asked.answers().stream().map(answer -> answer(asked, answer)).toList(),
        isOpen ? action(asked, true) : null,
        isOpen ? action(asked, false) : null);
  }

  private Prose asks(Approval asked, boolean isOpen) {
    String asker = HeadMaker.person(asked.asker());
    String about = "`" + asked.subject().name() + "`";
    return Prose.of(
        isOpen
            ? asker + " asks for a yes to " + about + "."
            : asker + " asked for a yes to " + about + "; nothing is asked any more.",
        viewing.words());
  }

  private List<RunPage.Fact> terms(Approval asked) {
    long yes = asked.answers().stream().filter(each -> each.yes() && asked.isValid(each)).count();
    List<RunPage.Fact> terms = new ArrayList<>();
    terms.add(RunPage.Fact.of("Who may answer", whoMay(asked)));
    terms.add(
        RunPage.Fact.of(
            "Yes so far", Words.count(yes) + " of " + Words.count(asked.terms().quorum())));
    terms.add(RunPage.Fact.of("Asked", viewing.words().full(asked.asked())));
    terms.add(RunPage.Fact.of("Expires", viewing.words().full(asked.until())));
    return terms;
  }

  private static String whoMay(Approval asked) {
    List<String> from = asked.terms().from();
    if (!from.isEmpty()) {
      return String.join(", ", from);
    }
    return asked.terms().alone() ? "the only person of this home" : "anyone but " + asked.asker();
  }

  private List<ApprovalCard.Evidence> evidence(Approval asked) {
    List<ApprovalCard.Evidence> evidence = new ArrayList<>();
    String subject = asked.subject().name();
    evidence.add(evidence(subject, asked.subject().digest(), true));
    asked.shown().forEach((name, digest) -> evidence.add(evidence(name, digest, false)));
    return evidence;
  }

  private ApprovalCard.Evidence evidence(String name, Digest digest, boolean isSubject) {
    String text = digest.toString();
    return new ApprovalCard.Evidence(
        name,
        isSubject ? "what is asked about" : "shown beside it",
        Words.digest(text),
        text,
        links.bytes(text),
        isSubject);
  }

  private ApprovalCard.Answer answer(Approval asked, Approval.Answer answer) {
    String said = answer.yes() ? "yes" : "no";
    return new ApprovalCard.Answer(
        HeadMaker.person(answer.actor()),
        asked.isValid(answer) ? said : said + ", but about other bytes: it does not count",
        answer.note(),
        viewing.words().full(answer.time()));
  }

  private Action action(Approval asked, boolean yes) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("attempt", Long.toString(asked.attempt())));
    fields.add(new Field("answer", yes ? "yes" : "no"));
    for (Map.Entry<String, Digest> seen : asked.digests().entrySet()) {
      fields.add(new Field("seen." + seen.getKey(), seen.getValue().toString()));
    }
    return new Action(
        yes ? "Approve" : "Refuse",
        viewing.action("approve"),
        fields,
        yes ? "main" : "danger",
        yes ? "" : "The step ends with no, at once.",
        refusal(asked));
  }

  private String refusal(Approval asked) {
    String role = viewing.refusal(Permission.APPROVE);
    return role.isEmpty()
        ? FourEyes.refusal(asked, viewing.who().id(), viewing.words().now(), people)
            .map(why -> Prose.sentence(why, viewing.words()).text())
            .orElse("")
        : role;
  }
}
