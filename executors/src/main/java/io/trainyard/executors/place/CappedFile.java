package io.trainyard.executors.place;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that keeps the first and the last half of what is written and leaves out what is too much
 * in between. The last half goes round in a file of its own, {@code <name>.tail}, until the stream
 * is closed and both are joined; so what was written last survives a crash too. There is no file
 * until something is written. Thread-safe.
 */
final class CappedFile extends OutputStream {
  private final Path file;
  private final Path tailFile;
  private final int half;
  // No channel here: a channel is closed for good when its thread is interrupted, as on cancel.
  private @Nullable FileOutputStream head;
  private long headBytes;
  private @Nullable RandomAccessFile tail;
  private long tailBytes;
  private boolean closed;

  /**
   * A file that is written on at its end when it is there already.
   *
   * @param limit bytes that are kept, at least 2
   */
  CappedFile(Path file, int limit) {
    this.file = file;
    this.tailFile = file.resolveSibling(file.getFileName() + ".tail");
    this.half = limit / 2;
  }

  private FileOutputStream head() throws IOException {
    FileOutputStream open = head;
    if (open == null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      open = new FileOutputStream(file.toFile(), true);
      headBytes = Files.size(file);
      head = open;
    }
    return open;
  }

  @Override
  public synchronized void write(int oneByte) throws IOException {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return;
    }
    FileOutputStream open = head();
    int toHead = (int) Math.max(0, Math.min(length, half - headBytes));
    open.write(bytes, offset, toHead);
    headBytes += toHead;
    if (toHead < length) {
      writeTail(bytes, offset + toHead, length - toHead);
    }
  }

  private void writeTail(byte[] bytes, int offset, int length) throws IOException {
    if (tail == null) {
      Files.deleteIfExists(tailFile);
      tail = new RandomAccessFile(tailFile.toFile(), "rw");
    }
    int done = 0;
    while (done < length) {
      int place = (int) (tailBytes % half);
      int piece = Math.min(length - done, half - place);
      tail.seek(place);
      tail.write(bytes, offset + done, piece);
      done += piece;
      tailBytes += piece;
    }
  }

  /** Joins head and tail, with a line between them that says how much is left out. */
  @Override
  public synchronized void close() throws IOException {
    FileOutputStream open = head;
    if (closed || open == null) {
      closed = true;
      return;
    }
    closed = true;
    try (OutputStream closing = open;
        RandomAccessFile last = tail) {
      if (last != null) {
        join(last, closing);
      }
    }
    Files.deleteIfExists(tailFile);
  }

  private void join(RandomAccessFile last, OutputStream closing) throws IOException {
    if (tailBytes <= half) {
      copy(last, 0, (int) tailBytes, closing);
      return;
    }
    String mark = String.format(Locale.ROOT, "\n... %,d bytes left out ...\n", tailBytes - half);
    closing.write(mark.getBytes(StandardCharsets.UTF_8));
    int oldest = (int) (tailBytes % half);
    copy(last, oldest, half - oldest, closing);
    copy(last, 0, oldest, closing);
  }

  private static void copy(RandomAccessFile from, int start, int length, OutputStream to)
      throws IOException {
    from.seek(start);
    byte[] piece = new byte[1 << 16];
    int left = length;
    while (left > 0) {
      int read = from.read(piece, 0, Math.min(left, piece.length));
      if (read < 0) {
        return;
      }
      to.write(piece, 0, read);
      left -= read;
    }
  }
}
