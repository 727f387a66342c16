package io.trainyard.web.view.lineage;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import io.trainyard.engine.run.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The definitions that runs were frozen with; the latest few are kept. Thread-safe. */
public final class Frozen {
  private static final int KEPT = 32;
  private final ArtifactStore artifacts;
  private final Map<String, Pipeline> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pipeline> eldest) {
          return size() > KEPT;
        }
      };

  public Frozen(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** What a run was frozen with; empty where it cannot be read any more. */
  public Optional<Pipeline> of(Run run) {
    synchronized (latest) {
      Pipeline known = latest.get(run.definition());
      if (known != null) {
        return Optional.of(known);
      }
    }
    try {
      byte[] json = artifacts.bytes(Digest.parse(run.definition()));
      Pipeline read = PipelineJson.read(new String(json, StandardCharsets.UTF_8));
      synchronized (latest) {
        latest.put(run.definition(), read);
      }
      return Optional.of(read);
    } catch (IOException | UnreadableDefinition e) {
      return Optional.empty();
    }
  }
}
