package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Pipeline;
import java.util.Map;

/**
 * What a file means beyond itself.
 *
 * @param pipelines that it calls, by name
 * @param refused why the others cannot be called, by name
 * @param environment of the home, whose overlays hold; empty = it names none
 */
public record Callees(
    Map<String, Pipeline> pipelines, Map<String, String> refused, String environment) {
  public static final Callees NONE = new Callees(Map.of(), Map.of());

  /** Those of a home that names no environment. */
  public Callees(Map<String, Pipeline> pipelines, Map<String, String> refused) {
    this(pipelines, refused, "");
  }

  public Callees {
    pipelines = Map.copyOf(pipelines);
    refused = Map.copyOf(refused);
  }
}
