package io.trainyard.executors.place;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * The last bytes of an output that is being written: always the last half of what may be kept, and
 * at most twice as much. They are in {@code <name>.tail} and, before it, {@code <name>.tail.old};
 * each begins with the place of its first byte in all that was written, as 8 bytes. When the newer
 * one has a half it becomes the older one, whose bytes are gone then. Not thread-safe.
 */
final class Tail implements Closeable {
  /** Bytes before the first one that was written. */
  static final int HEADER = Long.BYTES;

  private final Path file;
  private final int half;
  private @Nullable FileOutputStream open;
  private long start;
  private long bytes;

  private Tail(Path file, int half, long start) {
    this.file = file;
    this.half = half;
    this.start = start;
  }

  static Path newer(Path file) {
    return file.resolveSibling(file.getFileName() + ".tail");
  }

  static Path older(Path file) {
    return file.resolveSibling(file.getFileName() + ".tail.old");
  }

  static void delete(Path file) throws IOException {
    Files.deleteIfExists(newer(file));
    Files.deleteIfExists(older(file));
  }

  /**
   * The tail of an output; written on where a process that has gone left one.
   *
   * @param place of the first byte that is written to it, where it is new
   */
  static Tail after(Path file, long place, int half) throws IOException {
    Path newer = newer(file);
    // What does not begin behind the file was joined to it already.
    if (place == half && Files.exists(newer) && Files.size(newer) >= HEADER) {
      Tail tail = new Tail(file, half, start(newer));
      tail.bytes = Files.size(newer) - HEADER;
      tail.open = new FileOutputStream(newer.toFile(), true);
      return tail;
    }
    delete(file);
    return new Tail(file, half, place);
  }

  private static long start(Path segment) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(segment))) {
      return in.readLong();
    }
  }

  /** The place behind the last byte. */
  long end() {
    return start + bytes;
  }

  void write(byte[] from, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      FileOutputStream segment = segment();
      int piece = (int) Math.min(length - done, half - bytes);
      segment.write(from, offset + done, piece);
      done += piece;
      bytes += piece;
    }
  }

  private FileOutputStream segment() throws IOException {
    FileOutputStream segment = open;
    if (segment != null && bytes < half) {
      return segment;
    }
    if (segment != null) {
      segment.close();
      Files.move(newer(file), older(file), StandardCopyOption.REPLACE_EXISTING);
      start += bytes;
      bytes = 0;
    }
    segment = new FileOutputStream(newer(file).toFile());
    segment.write(ByteBuffer.allocate(HEADER).putLong(start).array());
    open = segment;
    return segment;
  }

  /** Copies what is kept from a place on. */
  void copy(long place, OutputStream to) throws IOException {
    Path older = older(file);
    if (place < start && Files.exists(older)) {
      copy(older, place, to);
    }
    copy(newer(file), Math.max(place, start), to);
  }

  private static void copy(Path segment, long place, OutputStream to) throws IOException {
    long skipped = Math.max(0, place - start(segment));
    try (InputStream in = Files.newInputStream(segment)) {
      in.skipNBytes(HEADER + skipped);
      in.transferTo(to);
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
    }
  }
}
