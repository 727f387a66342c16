package io.trainyard.engine.registry;

/** What the events of pipelines carry. */
public final class PipelineEvents {
  /** A server starts runs of this version from now on. */
  public static final String TAKEN = "pipeline.taken";

  private PipelineEvents() {}

  /** See {@link PipelineVersion}. */
  public record Taken(
      String pipeline,
      String version,
      String definition,
      String folder,
      PipelineVersion.Origin origin) {}
}
