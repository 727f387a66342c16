package io.trainyard.engine.artifact;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps bytes under their digest. Thread-safe. Everything is written aside, forced, then renamed;
 * what is already there is not written again.
 */
public interface ArtifactStore {

  /** A new, empty folder for work that is not yet an artifact; the caller deletes it. */
  Path workFolder() throws IOException;

  /** Moves a finished file in and gives its digest. The file is gone from its old place. */
  Stored put(Path file) throws IOException;

  /** Stores a few bytes. */
  Stored put(byte[] bytes) throws IOException;

  boolean contains(Digest digest);

  /**
   * The file of these bytes, verified: reading damaged bytes fails with {@link DamagedArtifact}.
   * The file must not be changed.
   */
  Path path(Digest digest) throws IOException;

  byte[] bytes(Digest digest) throws IOException;

  /**
   * Makes sure that the bytes of an artifact are there, as many as it says, and those of its
   * digest.
   *
   * @throws DamagedArtifact where they are not
   */
  void verify(Artifact artifact) throws IOException;

  /**
   * What {@code put} did.
   *
   * @param isNew false when the same bytes were there already and nothing was written
   */
  record Stored(Digest digest, long bytes, boolean isNew) {}

  /** The bytes are missing or are not those of the digest. */
  final class DamagedArtifact extends IOException {
    private static final long serialVersionUID = 1;

    public DamagedArtifact(String message) {
      super(message);
    }
  }
}
