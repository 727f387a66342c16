package io.trainyard.web.view.run;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import io.trainyard.engine.run.Run;
import io.trainyard.web.view.run.RunSnapshot.Definition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What runs were frozen with; the latest are kept at hand, as a page is looked at many times.
 * Thread-safe.
 */
final class Definitions {
  private static final int KEPT = 16;
  private final ArtifactStore artifacts;
  private final Map<String, Definition> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Definition> eldest) {
          return size() > KEPT;
        }
      };

  Definitions(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  Definition of(Run run) {
    synchronized (kept) {
      Definition known = kept.get(run.definition());
      if (known != null) {
        return known;
      }
    }
    Definition read = read(run.definition());
    if (read.pipeline().isPresent()) {
      synchronized (kept) {
        kept.put(run.definition(), read);
      }
    }
    return read;
  }

  private Definition read(String digest) {
    try {
      byte[] json = artifacts.bytes(Digest.parse(digest));
      return Definition.of(PipelineJson.read(new String(json, StandardCharsets.UTF_8)));
    } catch (IOException | UnreadableDefinition | IllegalArgumentException e) {
      return Definition.GONE;
    }
  }
}
