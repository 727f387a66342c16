package io.trainyard.engine.registry;

import java.util.List;
import java.util.Optional;

/** Reading which versions of pipelines were taken up. Thread-safe. */
public interface PipelineVersions {
  /** The version of each pipeline that was taken last, by the pipelines' names. */
  List<PipelineVersion> current();

  /**
   * What was taken of a pipeline, the latest first; a version that was taken twice is there twice.
   */
  List<PipelineVersion> of(String pipeline, int limit);

  /** The version that was taken last. */
  default Optional<PipelineVersion> current(String pipeline) {
    return of(pipeline, 1).stream().findFirst();
  }
}
