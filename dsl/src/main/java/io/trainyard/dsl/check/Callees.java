package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Pipeline;
import java.util.Map;

/**
 * The pipelines that a file calls.
 *
 * @param pipelines by name
 * @param refused why the others cannot be called, by name
 */
public record Callees(Map<String, Pipeline> pipelines, Map<String, String> refused) {
  public static final Callees NONE = new Callees(Map.of(), Map.of());

  public Callees {
    pipelines = Map.copyOf(pipelines);
    refused = Map.copyOf(refused);
  }
}
