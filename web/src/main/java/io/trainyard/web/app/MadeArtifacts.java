package io.trainyard.web.app;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.web.api.ArtifactView;
import io.trainyard.web.api.ArtifactsDesk;
import io.trainyard.web.api.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Artifacts of a home that attempts made; what else the store keeps is not told of. */
final class MadeArtifacts implements ArtifactsDesk {
  private static final int MOST_MAKERS = 20;
  private final HomeGraph graph;

  MadeArtifacts(HomeGraph graph) {
    this.graph = graph;
  }

  @Override
  public List<Made> made(String digest) {
    Digest wanted = Digest.parse(digest);
    List<Made> all = new ArrayList<>();
    for (Attempt attempt : graph.search().makers(wanted, MOST_MAKERS)) {
      Optional<Run> run = graph.runs().run(attempt.run());
      for (Artifact artifact : attempt.outputs().values()) {
        if (run.isPresent() && artifact.digest().equals(wanted)) {
          all.add(
              new Made(
                  ArtifactView.of(artifact),
                  run.get().pipeline(),
                  attempt.run(),
                  attempt.step(),
                  attempt.id()));
        }
      }
    }
    if (all.isEmpty()) {
      throw Problem.notFound("no attempt made this artifact.");
    }
    return all;
  }

  @Override
  public InputStream open(String digest) throws IOException {
    Digest wanted = Digest.parse(digest);
    if (!graph.artifacts().contains(wanted)) {
      throw Problem.of(410, "the bytes of this artifact were erased.");
    }
    try {
      return Files.newInputStream(graph.artifacts().path(wanted));
    } catch (ArtifactStore.DamagedArtifact e) {
      throw Problem.of(410, "the bytes of this artifact are damaged: " + e.getMessage() + ".");
    }
  }
}
