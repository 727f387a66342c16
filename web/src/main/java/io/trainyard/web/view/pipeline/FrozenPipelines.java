package io.trainyard.web.view.pipeline;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Definitions by their digests. The latest looked at are kept read. Thread-safe. */
final class FrozenPipelines {
  private static final int KEPT = 32;
  private final ArtifactStore artifacts;

  private final Map<String, Pipeline> read =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pipeline> eldest) {
          return size() > KEPT;
        }
      };

  FrozenPipelines(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** The definition; empty where it cannot be read any more. */
  synchronized Optional<Pipeline> of(String definition) {
    Pipeline known = read.get(definition);
    if (known != null) {
      return Optional.of(known);
    }
    try {
      byte[] json = artifacts.bytes(Digest.parse(definition));
      Pipeline pipeline = PipelineJson.read(new String(json, StandardCharsets.UTF_8));
      read.put(definition, pipeline);
      return Optional.of(pipeline);
    } catch (IOException | UnreadableDefinition e) {
      return Optional.empty();
    }
  }
}
