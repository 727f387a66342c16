package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.InputUsed;
import io.trainyard.engine.run.RunEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a row keeps of an attempt as JSON, because nobody asks the database for parts of it.
 *
 * @param inputs what it was handed
 * @param metrics what it measured
 * @param outputs what it made
 */
record AttemptDetails(
    List<RunEvents.Used> inputs, Map<String, Double> metrics, Map<String, RunEvents.Made> outputs) {
  private static final AttemptDetails NONE = new AttemptDetails(List.of(), Map.of(), Map.of());

  /** Findings stand apart: there may be very many. */
  private record Findings(List<Finding> findings) {}

  /** The details of an attempt; null when there are none. */
  static @Nullable String write(Attempt attempt) {
    if (attempt.inputs().isEmpty() && attempt.metrics().isEmpty() && attempt.outputs().isEmpty()) {
      return null;
    }
    List<RunEvents.Used> inputs = new ArrayList<>(attempt.inputs().size());
    for (InputUsed input : attempt.inputs()) {
      inputs.add(RunEvents.Used.of(input));
    }
    Map<String, RunEvents.Made> outputs = new LinkedHashMap<>();
    attempt.outputs().forEach((name, made) -> outputs.put(name, RunEvents.Made.of(made)));
    return EventJson.write(new AttemptDetails(inputs, attempt.metrics(), outputs));
  }

  /** What {@link #write} wrote. */
  static AttemptDetails read(@Nullable String json) {
    return json == null ? NONE : EventJson.read(json, AttemptDetails.class);
  }

  /** The findings of an attempt; null when there are none. */
  static @Nullable String writeFindings(Attempt attempt) {
    return attempt.findings().isEmpty() ? null : EventJson.write(new Findings(attempt.findings()));
  }

  /** What {@link #writeFindings} wrote. */
  static List<Finding> readFindings(@Nullable String json) {
    return json == null ? List.of() : EventJson.read(json, Findings.class).findings();
  }

  List<InputUsed> toInputs() {
    return inputs.stream().map(RunEvents.Used::toInput).toList();
  }

  Map<String, Artifact> toOutputs() {
    Map<String, Artifact> made = new LinkedHashMap<>();
    outputs.forEach((name, output) -> made.put(name, output.toArtifact()));
    return made;
  }
}
