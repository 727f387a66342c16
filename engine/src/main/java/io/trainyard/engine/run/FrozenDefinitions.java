package io.trainyard.engine.run;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Definitions that are kept as artifacts, with the blueprints of those used lately, so that a
 * thousand runs of one definition cost its reading once. Thread-safe.
 */
final class FrozenDefinitions {
  /** How many blueprints are remembered. */
  private static final int MOST = 64;

  private final ArtifactStore artifacts;

  /** By the very definition, the one used longest ago first; guarded by this. */
  private final Map<Same, Frozen> known = new LinkedHashMap<>(16, 0.75f, true);

  /** Those that were read, by the artifact that keeps them; guarded by this. */
  private final Map<Digest, Frozen> byDigest = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Equal to that of the same object only: to compare definitions takes as long as to write one.
   */
  private record Same(Pipeline pipeline) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Same same && same.pipeline == pipeline;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(pipeline);
    }
  }

  /** A definition and the digest of the artifact that keeps it. */
  record Frozen(Digest digest, Blueprint blueprint) {}

  FrozenDefinitions(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * Keeps a definition.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  synchronized Frozen freeze(Pipeline pipeline) {
    Same name = new Same(pipeline);
    Frozen frozen = known.get(name);
    if (frozen == null) {
      frozen = new Frozen(keep(PipelineJson.writeLine(pipeline)), Blueprint.of(pipeline));
      known.put(name, frozen);
      known.keySet().stream().limit(known.size() > MOST ? 1 : 0).toList().forEach(known::remove);
    }
    return frozen;
  }

  /**
   * The definition that an artifact keeps.
   *
   * @throws IOException when its bytes are gone or damaged
   * @throws UnreadableDefinition when they are no definition
   * @throws IllegalArgumentException when its steps wait for each other
   */
  synchronized Frozen read(Digest digest) throws IOException {
    Frozen frozen = byDigest.get(digest);
    if (frozen == null) {
      String json = new String(artifacts.bytes(digest), StandardCharsets.UTF_8);
      frozen = new Frozen(digest, Blueprint.of(PipelineJson.read(json)));
      byDigest.put(digest, frozen);
      byDigest.keySet().stream()
          .limit(byDigest.size() > MOST ? 1 : 0)
          .toList()
          .forEach(byDigest::remove);
    }
    return frozen;
  }

  private Digest keep(String json) {
    try {
      return artifacts.put(json.getBytes(StandardCharsets.UTF_8)).digest();
    } catch (IOException e) {
      throw new UncheckedIOException("the definition cannot be kept: " + e.getMessage(), e);
    }
  }
}
