package io.trainyard.executors.data;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Artifacts in a folder, by digest. */
final class FolderArtifacts implements ArtifactStore {
  private final Path folder;
  private int written;

  FolderArtifacts(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** How many files were written, those that were there already aside. */
  int written() {
    return written;
  }

  @Override
  public Path workFolder() throws IOException {
    return Files.createTempDirectory(folder, "work");
  }

  @Override
  public Stored put(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Digest digest = Digest.of(bytes);
    boolean isNew = !contains(digest);
    if (isNew) {
      written++;
      Files.move(file, folder.resolve(digest.hex()), StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.delete(file);
    }
    return new Stored(digest, bytes.length, isNew);
  }

  @Override
  public Stored put(byte[] bytes) throws IOException {
    Path file = Files.createTempFile(folder, "put", "");
    Files.write(file, bytes);
    return put(file);
  }

  @Override
  public boolean contains(Digest digest) {
    return Files.exists(folder.resolve(digest.hex()));
  }

  @Override
  public Path path(Digest digest) throws IOException {
    if (!contains(digest)) {
      throw new DamagedArtifact("there is no " + digest);
    }
    return folder.resolve(digest.hex());
  }

  @Override
  public byte[] bytes(Digest digest) throws IOException {
    return Files.readAllBytes(path(digest));
  }
}
