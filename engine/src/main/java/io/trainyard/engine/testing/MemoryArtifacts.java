package io.trainyard.engine.testing;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Artifacts in memory, for those who read and write bytes only: there are no files. Thread-safe.
 */
public final class MemoryArtifacts implements ArtifactStore {
  private final Map<Digest, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public Path workFolder() {
    throw new UnsupportedOperationException("artifacts in memory have no folders");
  }

  @Override
  public Stored put(Path file) throws IOException {
    Stored stored = put(Files.readAllBytes(file));
    Files.delete(file);
    return stored;
  }

  @Override
  public Stored put(byte[] bytes) {
    Digest digest = Digest.of(bytes);
    boolean isNew = kept.putIfAbsent(digest, bytes.clone()) == null;
    return new Stored(digest, bytes.length, isNew);
  }

  /** Takes bytes away, as erasing does. */
  public void erase(Digest digest) {
    kept.remove(digest);
  }

  @Override
  public boolean contains(Digest digest) {
    return kept.containsKey(digest);
  }

  @Override
  public Path path(Digest digest) {
    throw new UnsupportedOperationException("artifacts in memory have no files");
  }

  @Override
  public byte[] bytes(Digest digest) throws IOException {
    byte[] bytes = kept.get(digest);
    if (bytes == null) {
      throw new DamagedArtifact("there is no artifact " + digest);
    }
    return bytes.clone();
  }

  @Override
  public void verify(Artifact artifact) throws IOException {
    if (bytes(artifact.digest()).length != artifact.bytes()) {
      throw new DamagedArtifact("artifact " + artifact.digest() + " is of another size");
    }
  }
}
