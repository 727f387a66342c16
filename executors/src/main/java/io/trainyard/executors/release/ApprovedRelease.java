package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Refuses to deploy what people did not approve: other bytes than those they were asked about. */
final class ApprovedRelease {
  private final StepContext context;
  private final Set<Digest> deployed;

  /**
   * What is about to be deployed.
   *
   * @param deployed the digests of the release and of its model
   */
  ApprovedRelease(StepContext context, Set<Digest> deployed) {
    this.context = context;
    this.deployed = deployed;
  }

  /** Throws unless every approval that the step waits for is about this very release. */
  void require(List<Value.Output> approvals) throws IOException {
    AttemptOrder order = context.order();
    for (Value.Output approval : approvals) {
      Artifact decision =
          order.input(approval.toString()).flatMap(AttemptOrder.StepInput::artifact).orElse(null);
      if (decision == null) {
        if (isNeeded(order.step(), approval)) {
          throw refused(approval, "has decided nothing");
        }
      } else {
        require(approval, ApprovedSubject.Read.of(context.artifacts().bytes(decision.digest())));
      }
    }
  }

  private void require(Value.Output approval, ApprovedSubject.Read decision) {
    if (!decision.decision() && isNeeded(context.order().step(), approval)) {
      throw refused(approval, "said no: " + decision.why());
    }
    if (decision.decision() && !deployed.contains(decision.subject())) {
      throw refused(
          approval,
          "is for " + decision.subject() + ", which is not what would be deployed, so it is void");
    }
  }

  /** One of several that {@code anyOf} names may have said no. */
  private static boolean isNeeded(Step step, Value.Output approval) {
    return step.when().contains(approval) || step.needs().contains(approval.step());
  }

  private StepFailure refused(Value.Output approval, String why) {
    return StepFailure.forGood(
        "step '%s': approval '%s' %s; run the pipeline again and have it approved"
            .formatted(context.order().step().name(), approval.step(), why));
  }
}
