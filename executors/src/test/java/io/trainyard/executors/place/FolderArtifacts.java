package io.trainyard.executors.place;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.artifact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Artifacts in a folder, without the care that a home takes; for tests. */
public final class FolderArtifacts implements ArtifactStore {
  private final Path folder;

  public FolderArtifacts(Path folder) {
    this.folder = folder;
  }

  @Override
  public Path workFolder() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(folder.resolve("work")), "work");
  }

  /** The folders of attempts that have not been deleted. */
  public boolean hasNoWork() throws IOException {
    Path work = folder.resolve("work");
    if (!Files.exists(work)) {
      return true;
    }
    try (var entries = Files.list(work)) {
      return entries.findAny().isEmpty();
    }
  }

  @Override
  public Stored put(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Digest digest = Digest.of(bytes);
    boolean isNew = !contains(digest);
    Files.move(file, folder.resolve(digest.hex()), StandardCopyOption.REPLACE_EXISTING);
    return new Stored(digest, bytes.length, isNew);
  }

  @Override
  public Stored put(byte[] bytes) throws IOException {
    Digest digest = Digest.of(bytes);
    boolean isNew = !contains(digest);
    Files.createDirectories(folder);
    Files.write(folder.resolve(digest.hex()), bytes);
    return new Stored(digest, bytes.length, isNew);
  }

  @Override
  public boolean contains(Digest digest) {
    return Files.exists(folder.resolve(digest.hex()));
  }

  @Override
  public Path path(Digest digest) throws IOException {
    if (!contains(digest)) {
      throw new DamagedArtifact("there is no artifact " + digest);
    }
    return folder.resolve(digest.hex());
  }

  @Override
  public byte[] bytes(Digest digest) throws IOException {
    return Files.readAllBytes(path(digest));
  }
}
