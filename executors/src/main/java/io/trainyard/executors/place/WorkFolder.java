package io.trainyard.executors.place;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one attempt: made when it is first asked for, since many need none. Thread-safe.
 */
final class WorkFolder {
  private final ArtifactStore artifacts;
  private @Nullable Path folder;

  WorkFolder(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /** The folder; a {@link StepFailure} where it cannot be made. */
  synchronized Path path() {
    Path made = folder;
    if (made == null) {
      try {
        made = artifacts.workFolder();
      } catch (IOException e) {
        throw StepFailure.passing("the work folder cannot be made: " + e.getMessage());
      }
      folder = made;
    }
    return made;
  }

  /** Deletes the folder with all it holds, when there is one. */
  synchronized void delete() throws IOException {
    Path made = folder;
    if (made != null) {
      Folders.delete(made);
    }
  }
}
