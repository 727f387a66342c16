package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.StepFailure;
import java.util.List;

/** The artifacts that a step was handed. */
final class Given {
  private Given() {}

  /** All of a kind, in order. */
  static List<Artifact> all(AttemptOrder order, ArtifactKind kind) {
    return order.inputs().stream()
        .flatMap(input -> input.artifact().stream())
        .filter(artifact -> artifact.kind().equals(kind.word()))
        .toList();
  }

  /** The first of a kind. */
  static Artifact need(AttemptOrder order, ArtifactKind kind) {
    return all(order, kind).stream()
        .findFirst()
        .orElseThrow(
            () ->
                StepFailure.forGood(
                    "%s: step '%s' was handed no %s"
                        .formatted(order.step().at(), order.step().name(), kind.word())));
  }
}
