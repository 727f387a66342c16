package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.StepContext;
import io.trainyard.executors.data.validate.FindingJson;
import io.trainyard.executors.learn.metrics.Measured;
import io.trainyard.executors.learn.metrics.Metric;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON artifacts of learning steps. Numbers are finite; what is undefined is null, with why.
 */
final class Reports {
  private static final int FORMAT = 1;
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private Reports() {}

  static ObjectNode start() {
    return MAPPER.createObjectNode().put("format", FORMAT);
  }

  /** Stores a report as an output of the step. */
  static Artifact put(
      StepContext context,
      String output,
      ArtifactKind kind,
      ObjectNode json,
      Map<String, String> facts)
      throws IOException {
    ArtifactStore.Stored stored =
        context.artifacts().put(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    return new Artifact(
        context.order().step().name() + "." + output,
        kind.word(),
        stored.digest(),
        stored.bytes(),
        facts);
  }

  /** {@code {"format":1,"rows":..,"metrics":{..},"undefined":{..},"slices":[..]}}. */
  static ObjectNode metrics(Evaluation evaluation) {
    ObjectNode json = start();
    json.put("rows", evaluation.rows());
    measures(json, evaluation.measures());
    ArrayNode slices = json.putArray("slices");
    evaluation
        .slices()
        .forEach(
            (column, groups) -> {
              ObjectNode slice = slices.addObject().put("column", column);
              ArrayNode array = slice.putArray("groups");
              groups.forEach(group -> group(array.addObject(), group));
            });
    return json;
  }

  private static void group(ObjectNode json, Groups.Group group) {
    json.put("value", group.value()).put("rows", group.rows());
    json.put("judged", group.isLargeEnough());
    measures(json, group.measures());
  }

  private static void measures(ObjectNode json, Map<Metric, Measured> measures) {
    ObjectNode values = json.putObject("metrics");
    ObjectNode undefined = json.putObject("undefined");
    measures.forEach(
        (metric, measured) -> {
          if (measured.isDefined()) {
            values.put(metric.word(), measured.value().getAsDouble());
          } else {
            values.putNull(metric.word());
            undefined.put(metric.word(), measured.why());
          }
        });
  }

  /** {@code {"format":1,"findings":[..]}}. */
  static ObjectNode findings(List<Finding> findings) {
    ObjectNode json = start();
    ArrayNode array = json.putArray("findings");
    findings.forEach(finding -> FindingJson.add(array, finding));
    return json;
  }
}
