package io.trainyard.engine.pipeline;

import java.nio.file.Path;
import java.util.List;

/** Where pipelines come from. Reading never runs a step and never throws for a user's mistake. */
public interface PipelineSource {

  /** The pipeline files of a folder, by name. */
  List<Path> list(Path folder);

  /** Reads one file, {@code .groovy} or {@code .json}, with every mistake found in one pass. */
  Loaded load(Path file);

  /** Reads a pipeline whose files are at hand as text, the pipeline's own first. */
  Loaded load(List<Source> sources);
}
