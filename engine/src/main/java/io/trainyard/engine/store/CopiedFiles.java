package io.trainyard.engine.store;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.artifact.DurableFiles;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies artifacts and segments so that a name in the target stands for whole bytes, and a copy
 * that was broken off goes on where it was. Not thread-safe.
 */
final class CopiedFiles {
  private static final int BUFFER = 1 << 16;
  private long files;
  private long bytes;
  private long copied;

  /** How many files the target has of the source. */
  long files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  /** How many of them were not there before. */
  long copied() {
    return copied;
  }

  /** Every artifact of one folder into another; their bytes must be those of their names. */
  void artifacts(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    for (Path group : sorted(from)) {
      if (!Files.isDirectory(group)) {
        continue;
      }
      Path target = Files.createDirectories(to.resolve(group.getFileName().toString()));
      for (Path file : sorted(group)) {
        if (file.getFileName().toString().matches("[0-9a-f]{64}")) {
          artifact(file, target.resolve(file.getFileName().toString()));
        }
      }
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private void artifact(Path from, Path to) throws IOException {
    long size = Files.size(from);
    if (!Files.isRegularFile(to) || Files.size(to) != size) {
      String digest = copy(from, to);
      if (!digest.equals(from.getFileName().toString())) {
        Files.delete(to);
        throw new IOException(
            "artifact sha256:%s is damaged: its bytes have the digest %s; run the step that made it again"
                .formatted(from.getFileName(), digest));
      }
    }
    files++;
    bytes += size;
  }

  /** The segments of a log; one that has grown since, or is new, is copied whole. */
  void segments(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path segment : SegmentName.list(from)) {
      Path target = to.resolve(segment.getFileName().toString());
      if (!Files.isRegularFile(target) || Files.size(target) != Files.size(segment)) {
        copy(segment, target);
      }
    }
  }

  /** Copies the bytes that are there now, and gives their digest. */
  private String copy(Path from, Path to) throws IOException {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    MessageDigest sha256 = Digest.sha256();
    try (InputStream in = new FileInputStream(from.toFile());
        OutputStream out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    DurableFiles.force(part);
    DurableFiles.rename(part, to);
    copied++;
    return HexFormat.of().formatHex(sha256.digest());
  }
}
