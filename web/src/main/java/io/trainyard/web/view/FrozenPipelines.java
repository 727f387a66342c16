package io.trainyard.web.view;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import io.trainyard.engine.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The definitions that runs and versions were frozen with, by their digests. Those that were looked
 * at last are kept, up to {@value #MOST_STEPS} steps of them. Thread-safe.
 */
public final class FrozenPipelines {
  private static final int MOST_STEPS = 50_000;
  private final ArtifactStore artifacts;
  private final Kept<String, FrozenPipeline> kept =
      new Kept<>(MOST_STEPS, frozen -> 20 + frozen.pipeline().steps().size());

  public FrozenPipelines(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** What a run was frozen with; empty where it cannot be read any more. */
  public Optional<Pipeline> of(Run run) {
    return of(run.definition());
  }

  /** The definition of this digest; empty where it cannot be read any more. */
  public Optional<Pipeline> of(String definition) {
    return find(definition).map(FrozenPipeline::pipeline);
  }

  /** The same, with its graph. */
  public Optional<FrozenPipeline> find(String definition) {
    Optional<FrozenPipeline> known = kept.find(definition);
    if (known.isPresent()) {
      return known;
    }
    Optional<FrozenPipeline> read = read(definition);
    read.ifPresent(frozen -> kept.keep(definition, frozen));
    return read;
  }

  private Optional<FrozenPipeline> read(String definition) {
    try {
      byte[] json = artifacts.bytes(Digest.parse(definition));
      String text = new String(json, StandardCharsets.UTF_8);
      return Optional.of(new FrozenPipeline(PipelineJson.read(text)));
    } catch (IOException | UnreadableDefinition | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
