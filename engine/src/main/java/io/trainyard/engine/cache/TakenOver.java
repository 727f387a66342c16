package io.trainyard.engine.cache;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of one attempt as that of another: artifacts are named after the step that has them
 * now, and facts are not stated again.
 */
final class TakenOver {
  private TakenOver() {}

  static Outcome.Succeeded of(Outcome.Succeeded result, AttemptOrder order) {
    return new Outcome.Succeeded(
        named(result.outputs(), order),
        result.rows(),
        result.metrics(),
        result.findings(),
        result.decision(),
        List.of(),
        result.items(),
        Optional.empty());
  }

  static Outcome.Succeeded of(Attempt earlier, List<Item> items, AttemptOrder order) {
    return new Outcome.Succeeded(
        named(earlier.outputs(), order),
        earlier.rows(),
        earlier.metrics(),
        earlier.findings(),
        earlier.decision(),
        List.of(),
        items,
        Optional.empty());
  }

  private static Map<String, Artifact> named(Map<String, Artifact> outputs, AttemptOrder order) {
    Map<String, Artifact> named = new LinkedHashMap<>();
    outputs.forEach(
        (output, artifact) ->
            named.put(output, artifact.named(order.step().name() + "." + output)));
    return named;
  }
}
