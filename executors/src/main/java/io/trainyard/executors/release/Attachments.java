package io.trainyard.executors.release;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metrics and reports that go with a version.
 *
 * @param metrics the finite numbers under {@code metrics} of all attached metrics
 * @param reports in the order they were attached, the metrics among them
 */
record Attachments(Map<String, Double> metrics, List<Report> reports) {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  Attachments {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    reports = List.copyOf(reports);
  }

  /** Reads what the step was handed beside its model. */
  static Attachments read(StepContext context) throws IOException {
    Map<String, Double> metrics = new LinkedHashMap<>();
    List<Report> reports = new ArrayList<>();
    for (ArtifactKind kind : List.of(ArtifactKind.METRICS, ArtifactKind.REPORT)) {
      for (Artifact artifact : Given.all(context.order(), kind)) {
        JsonNode json = json(context, artifact);
        reports.add(new Report(artifact, json));
        if (kind == ArtifactKind.METRICS) {
          addNumbers(json.path("metrics"), metrics);
        }
      }
    }
    return new Attachments(metrics, reports);
  }

  /** A report that is no JSON, such as another card, is named but not shown. */
  private static JsonNode json(StepContext context, Artifact artifact) throws IOException {
    try {
      return MAPPER.readTree(context.artifacts().bytes(artifact.digest()));
    } catch (JacksonException e) {
      return MAPPER.createObjectNode();
    }
  }

  private static void addNumbers(JsonNode from, Map<String, Double> to) {
    from.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              if (value.isNumber() && Double.isFinite(value.asDouble())) {
                to.put(entry.getKey(), value.asDouble());
              }
            });
  }

  /** One of them. */
  record Report(Artifact artifact, JsonNode json) {}
}
