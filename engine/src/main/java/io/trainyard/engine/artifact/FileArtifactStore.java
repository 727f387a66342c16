package io.trainyard.engine.artifact;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps artifacts in {@code <home>/artifacts/ab/abcdef...}, named by SHA-256, and unfinished work
 * in {@code <home>/work}. A file gets its name only when its bytes are on disk, so a name always
 * stands for whole bytes, whenever the machine stops. Thread-safe.
 */
public final class FileArtifactStore implements ArtifactStore {
  /** How often it is tried to clear away what an earlier process left. */
  private static final int LOOKS = 3;

  private static final int BUFFER = 1 << 16;
  private static final int LOCKS = 64;
  private static final String REMEDY =
      "restore it from a backup, or run the step that made it again";

  private final Path artifacts;
  private final Path work;
  private final Rename rename;
  private final Map<Digest, Stamp> verified = new ConcurrentHashMap<>();
  private final Object[] locks = new Object[LOCKS];

  /** The step that makes an artifact visible; a port, so that tests can stop before it. */
  interface Rename {
    void rename(Path from, Path to) throws IOException;
  }

  /** What tells a file that has been verified from one that was changed since. */
  private record Stamp(long size, FileTime modified, @Nullable Object key) {
    static Stamp of(BasicFileAttributes file) {
      return new Stamp(file.size(), file.lastModifiedTime(), file.fileKey());
    }
  }

  private FileArtifactStore(Path home, Rename rename) {
    this.artifacts = home.resolve("artifacts");
    this.work = home.resolve("work");
    this.rename = rename;
    Arrays.setAll(locks, index -> new Object());
  }

  /**
   * Opens the artifacts of a home, and deletes what unfinished work a crash has left. Only who
   * holds the home's lock may call it.
   */
  public static FileArtifactStore open(Path home) throws IOException {
    return open(home, DurableFiles::rename);
  }

  /** Reads the artifacts of a home that another process may hold; deletes nothing. */
  public static FileArtifactStore reading(Path home) {
    return new FileArtifactStore(home, DurableFiles::rename);
  }

  static FileArtifactStore open(Path home, Rename rename) throws IOException {
    FileArtifactStore store = new FileArtifactStore(home, rename);
    clear(store.work);
    Files.createDirectories(store.work);
    if (!Files.isDirectory(store.artifacts)) {
      Files.createDirectories(store.artifacts); // refuses a link to a folder on Java 17
    }
    DurableFiles.forceFolder(home);
    return store;
  }

  /**
   * A worker whose server was killed ends by itself, but may still be writing for a moment: what
   * cannot be deleted for that reason goes at a later start.
   */
  private static void clear(Path work) throws IOException {
    for (int look = 1; look <= LOOKS; look++) {
      try {
        DurableFiles.deleteTree(work);
        return;
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        continue; // somebody is at it
      } catch (UncheckedIOException e) {
        if (!(e.getCause() instanceof NoSuchFileException)) {
          throw e.getCause();
        }
      }
    }
  }

  @Override
  public Path workFolder() throws IOException {
    return Files.createTempDirectory(work, "step");
  }

  @Override
  public Stored put(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(
          file.toString(), null, "is no plain file, so it cannot be kept as an artifact");
    }
    Digest digest = hash(file);
    long bytes = Files.size(file);
    synchronized (lockOf(digest)) {
      if (isIntact(digest)) {
        Files.delete(file);
        return new Stored(digest, bytes, false);
      }
      moveIn(file, digest);
      return new Stored(digest, bytes, true);
    }
  }

  @Override
  public Stored put(byte[] bytes) throws IOException {
    Digest digest = Digest.of(bytes);
    synchronized (lockOf(digest)) {
      if (isIntact(digest)) {
        return new Stored(digest, bytes.length, false);
      }
      moveIn(Files.write(Files.createTempFile(work, "put", ""), bytes), digest);
      return new Stored(digest, bytes.length, true);
    }
  }

  @Override
  public boolean contains(Digest digest) {
    return Files.isRegularFile(place(digest));
  }

  @Override
  public Path path(Digest digest) throws IOException {
    Path file = place(digest);
    Stamp stamp = stamp(file, digest);
    if (!stamp.equals(verified.get(digest))) {
      require(digest, hash(file), file);
      verified.put(digest, stamp);
    }
    return file;
  }

  @Override
  public byte[] bytes(Digest digest) throws IOException {
    Path file = place(digest);
    stamp(file, digest);
    byte[] bytes;
    try (InputStream in = new FileInputStream(file.toFile())) {
      bytes = in.readAllBytes();
    }
    require(digest, Digest.of(bytes), file);
    return bytes;
  }

  @Override
  public void verify(Artifact artifact) throws IOException {
    long bytes = Files.size(path(artifact.digest()));
    if (bytes != artifact.bytes()) {
      throw new DamagedArtifact(
          "artifact %s has %d bytes, and %s says %d; %s"
              .formatted(artifact.digest(), bytes, artifact.name(), artifact.bytes(), REMEDY));
    }
  }

  /** Forces the bytes, then gives them their name. */
  private void moveIn(Path file, Digest digest) throws IOException {
    Path target = place(digest);
    Path folder = Objects.requireNonNull(target.getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
      DurableFiles.forceFolder(artifacts);
    }
    DurableFiles.force(file);
    try {
      rename.rename(file, target);
    } catch (AtomicMoveNotSupportedException e) {
      // The file lies on another file system: bring the bytes over first.
      Path near = Files.createTempFile(incoming(), "put", "");
      Files.copy(file, near, StandardCopyOption.REPLACE_EXISTING);
      DurableFiles.force(near);
      rename.rename(near, target);
      Files.delete(file);
    }
  }

  /** A folder beside the artifacts, wherever a link leads: a name is given on one file system. */
  private Path incoming() throws IOException {
    return Files.createDirectories(artifacts.toRealPath().resolveSibling("incoming"));
  }

  /** Whether the bytes are there and whole; damaged ones are replaced by good ones. */
  private boolean isIntact(Digest digest) throws IOException {
    try {
      path(digest);
      return true;
    } catch (DamagedArtifact e) {
      return false;
    }
  }

  private static Stamp stamp(Path file, Digest digest) throws IOException {
    try {
      return Stamp.of(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      DamagedArtifact missing =
          new DamagedArtifact(
              "artifact " + digest + " is missing: " + file + " is not there; " + REMEDY);
      missing.initCause(e);
      throw missing;
    }
  }

  private static void require(Digest wanted, Digest found, Path file) throws DamagedArtifact {
    if (!found.equals(wanted)) {
      throw new DamagedArtifact(
          "artifact "
              + wanted
              + " is damaged: the bytes of "
              + file
              + " have the digest "
              + found
              + "; "
              + REMEDY);
    }
  }

  /** Reads through a plain stream, because an interrupt would close a channel. */
  private static Digest hash(Path file) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = new FileInputStream(file.toFile())) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    return new Digest(HexFormat.of().formatHex(sha256.digest()));
  }

  private Path place(Digest digest) {
    return artifacts.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
  }

  private Object lockOf(Digest digest) {
    return locks[Math.floorMod(digest.hashCode(), LOCKS)];
  }
}
