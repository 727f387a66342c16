package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.registry.Approvals;
import io.trainyard.engine.registry.FourEyes;
import io.trainyard.engine.registry.Verdict;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The verb {@code approval}: asks people and waits, holding no slot, until enough of them said yes,
 * one refused, or the time is over. Launched again with each answer, it looks at all of them: those
 * count that saw the very bytes which were asked about. It decides; it fails only where it cannot
 * ask.
 */
public final class ApprovalBody implements StepBody {
  private final Approvals approvals;
  private final InstantSource clock;

  public ApprovalBody(Approvals approvals, InstantSource clock) {
    this.approvals = approvals;
    this.clock = clock;
  }

  @Override
  public Outcome run(StepContext context) throws IOException {
    AttemptOrder order = context.order();
    Optional<Approval> before = approvals.of(order.attempt());
    Approval asked = before.isPresent() ? before.get() : question(order);
    if (!asked.digests().equals(digests(order))) {
      String why = "what was asked about has changed since, which voids every answer";
      return decided(context, asked, new Verdict(Verdict.State.REFUSED, why));
    }
    Verdict verdict = Verdict.of(asked, clock.instant());
    return verdict.state() == Verdict.State.OPEN
        ? waiting(asked, verdict, before.isEmpty())
        : decided(context, asked, verdict);
  }

  /** People answer anew each time. */
  @Override
  public Optional<Map<String, String>> cacheParts(KeyContext context) {
    return Optional.empty();
  }

  private Approval question(AttemptOrder order) {
    ApprovalOptions options = ApprovalOptions.of(order.step());
    Set<String> people = approvals.people();
    if (options.alone() && people.size() > 1) {
      throw StepFailure.forGood(FourEyes.severalPeople(order.step().name(), people));
    }
    Map<String, Digest> shown = digests(order);
    String subject = subject(order);
    Digest digest = shown.remove(subject);
    if (digest == null) {
      throw StepFailure.forGood(
          "step '%s': there is nothing to approve, since '%s' was skipped"
              .formatted(order.step().name(), subject));
    }
    Instant now = clock.instant();
    return new Approval(
        order.attempt(),
        order.run(),
        order.step().name(),
        order.actor(),
        new Approval.Subject(subject, digest),
        shown,
        new Approval.Terms(options.from(), options.quorum(), options.alone()),
        now,
        now.plus(options.expires()),
        List.of());
  }

  private static String subject(AttemptOrder order) {
    return order.step().inputs().isEmpty() ? "" : order.step().inputs().get(0).name();
  }

  /** Of the subject and of all that is shown, by the name of the input. */
  private static Map<String, Digest> digests(AttemptOrder order) {
    Map<String, Digest> digests = new TreeMap<>();
    for (AttemptOrder.StepInput input : order.inputs()) {
      input.artifact().ifPresent(artifact -> digests.put(input.name(), artifact.digest()));
    }
    return digests;
  }

  private static Outcome waiting(Approval asked, Verdict verdict, boolean isNew) {
    String people =
        asked.terms().from().isEmpty() ? "" : " of " + String.join(", ", asked.terms().from());
    List<Fact> facts =
        isNew
            ? List.of(
                new Fact(ApprovalEvents.ASKED, EventJson.write(ApprovalEvents.Asked.of(asked))))
            : List.of();
    return new Outcome.Waiting(
        asked.until(), "approval" + people + ": " + verdict.why(), "asked", facts);
  }

  private static Outcome decided(StepContext context, Approval asked, Verdict verdict)
      throws IOException {
    boolean yes = verdict.state() == Verdict.State.APPROVED;
    ArtifactStore.Stored stored =
        context.artifacts().put(new ApprovedSubject(asked, verdict).json());
    context.log(verdict.why());
    Artifact decision =
        new Artifact(
            context.order().step().name() + ".decision",
            ArtifactKind.DECISION.word(),
            stored.digest(),
            stored.bytes(),
            Map.of("decision", Boolean.toString(yes), "why", verdict.why()));
    return Outcome.succeeded().output("decision", decision).decision(yes).build();
  }
}
