package io.trainyard.engine.alert;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The definitions used lately, so that a thousand runs of one cost its reading once. */
final class DefinitionsRead {
  private static final int MOST = 64;

  private final ArtifactStore artifacts;
  private final Map<String, Pipeline> known = new LinkedHashMap<>(16, 0.75f, true);

  DefinitionsRead(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * The definition that an artifact keeps.
   *
   * @throws IOException when its bytes are gone or damaged
   */
  synchronized Pipeline read(String digest) throws IOException {
    Pipeline found = known.get(digest);
    if (found == null) {
      byte[] json = artifacts.bytes(Digest.parse(digest));
      found = PipelineJson.read(new String(json, StandardCharsets.UTF_8));
      known.put(digest, found);
      known.keySet().stream().limit(known.size() > MOST ? 1 : 0).toList().forEach(known::remove);
    }
    return found;
  }
}
