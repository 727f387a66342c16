package io.trainyard.web.app;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.registry.FourEyes;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.Runner;
import io.trainyard.web.api.ApprovalAnswer;
import io.trainyard.web.api.Problem;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/** Takes answers to approvals: from those who may give them, to attempts that still ask. */
final class Approving {
  private static final int CONFLICT = 409;
  private static final int FORBIDDEN = 403;

  private final HomeGraph graph;

  Approving(HomeGraph graph) {
    this.graph = graph;
  }

  void answer(long run, ApprovalAnswer answer, String actor) {
    Approval asked =
        graph
            .approvals()
            .of(answer.attempt())
            .filter(approval -> approval.run() == run)
            .orElseThrow(() -> Problem.notFound("run " + run + " asks nothing of that kind."));
    FourEyes.refusal(asked, actor, graph.clock().instant(), graph.approvals().people())
        .ifPresent(
            why -> {
              throw Problem.of(FORBIDDEN, why + ".");
            });
    Runner runner = going(run);
    try {
      runner.approve(run, answer.attempt(), actor, fact(answer)).join();
    } catch (CompletionException e) {
      throw refused(asked, e);
    }
  }

  private Runner going(long run) {
    Optional<Runner> runner = graph.runnerNow();
    return runner
        .filter(now -> now.running().contains(run))
        .orElseThrow(
            () -> Problem.of(CONFLICT, "run " + run + " does not go on, so it asks no more."));
  }

  private static Fact fact(ApprovalAnswer answer) {
    Map<String, Digest> seen = new TreeMap<>();
    try {
      answer.seen().forEach((name, digest) -> seen.put(name, Digest.parse(digest)));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("'seen' holds digests such as sha256:.., by name.");
    }
    return new Fact(
        ApprovalEvents.GIVEN,
        EventJson.write(
            ApprovalEvents.Given.of(answer.attempt(), answer.yes(), answer.note(), seen)));
  }

  private static RuntimeException refused(Approval asked, CompletionException e) {
    if (e.getCause() instanceof Journal.Conflict conflict) {
      return Problem.of(CONFLICT, conflict.getMessage() + ".");
    } else if (e.getCause() instanceof IllegalArgumentException) {
      return Problem.of(CONFLICT, asked.step() + " does not wait for answers any more.");
    }
    return e;
  }
}
