package io.trainyard.executors.place;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.artifact.FileArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The artifacts of a home for an attempt that only reads them: what it makes stands aside, in a
 * folder of its own, until who gave the order takes it in. So an attempt that was given up leaves
 * nothing behind, however long its process lives on. Thread-safe.
 */
final class StagedArtifacts implements ArtifactStore {
  private static final String MADE = "artifacts";

  private final ArtifactStore kept;
  private final ArtifactStore made;

  /**
   * Artifacts of a home and those made meanwhile.
   *
   * @param aside an empty folder
   */
  StagedArtifacts(ArtifactStore kept, Path aside) throws IOException {
    this.kept = kept;
    this.made = FileArtifactStore.open(aside);
  }

  /**
   * Moves everything that was made aside into a home's artifacts.
   *
   * @throws DamagedArtifact when the bytes of one are not what its name says
   */
  static void takeIn(Path aside, ArtifactStore artifacts) throws IOException {
    for (Path file : made(aside.resolve(MADE))) {
      Digest named = new Digest(file.getFileName().toString());
      Digest found = artifacts.put(file).digest();
      if (!found.equals(named)) {
        throw new DamagedArtifact(
            "an artifact of this attempt was changed before it was kept: it is "
                + found
                + ", not "
                + named);
      }
    }
  }

  private static List<Path> made(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Override
  public Path workFolder() throws IOException {
    return made.workFolder();
  }

  @Override
  public Stored put(Path file) throws IOException {
    return made.put(file);
  }

  @Override
  public Stored put(byte[] bytes) throws IOException {
    return made.put(bytes);
  }

  @Override
  public boolean contains(Digest digest) {
    return made.contains(digest) || kept.contains(digest);
  }

  @Override
  public Path path(Digest digest) throws IOException {
    return made.contains(digest) ? made.path(digest) : kept.path(digest);
  }

  @Override
  public byte[] bytes(Digest digest) throws IOException {
    return made.contains(digest) ? made.bytes(digest) : kept.bytes(digest);
  }

  @Override
  public void verify(Artifact artifact) throws IOException {
    ArtifactStore store = made.contains(artifact.digest()) ? made : kept;
    store.verify(artifact);
  }
}
