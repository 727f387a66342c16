package io.trainyard.engine.lineage;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.InputUsed;
import java.util.List;
import java.util.Map;

/**
 * Where a model version comes from.
 *
 * @param id such as {@code churn:3}
 * @param model digest of the package
 * @param card digest of the model card
 * @param run number of the run that registered it
 * @param pipeline name of its pipeline
 * @param pipelineVersion digest of the pipeline's files
 * @param definition digest of the frozen definition
 * @param params of the run; a personal one as a digest
 * @param metrics those it was registered with
 * @param data what the run began with, by digest
 * @param steps every step it goes back to, in the order in which they ended
 */
public record ModelLineage(
    String id,
    Digest model,
    Digest card,
    long run,
    String pipeline,
    String pipelineVersion,
    String definition,
    Map<String, Value> params,
    Map<String, Double> metrics,
    List<Data> data,
    List<Made> steps) {

  /**
   * A table that came from outside the run.
   *
   * @param digest of the table
   * @param name {@code step.output}, or the reference it was found by
   * @param source where it was collected from; empty when nothing tells
   * @param sourceDigest digest, ETag or watermark of the source; empty when nothing tells
   */
  public record Data(Digest digest, String name, String source, String sourceDigest) {}

  /** A step, what it used and what it made. */
  public record Made(String step, long attempt, List<InputUsed> inputs, List<Artifact> outputs) {}
}
