package io.trainyard.executors.place;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that keeps the first and the last half of what is written and leaves out what is too much
 * in between. What comes after the first half goes to the files of a {@link Tail} until the stream
 * is closed and all is joined; {@link WrittenOutput} reads it meanwhile, and what was written last
 * survives a crash too. There is no file until something is written. Thread-safe.
 */
final class CappedFile extends OutputStream {
  private final Path file;
  private final int half;
  // No channel here: a channel is closed for good when its thread is interrupted, as on cancel.
  private @Nullable FileOutputStream head;
  private long headBytes;
  private @Nullable Tail tail;
  private boolean closed;

  /**
   * A file that is written on at its end when it is there already.
   *
   * @param limit bytes that are kept, at least 2
   */
  CappedFile(Path file, int limit) {
    this.file = file;
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
      tail().write(bytes, offset + toHead, length - toHead);
    }
  }

  private Tail tail() throws IOException {
    Tail open = tail;
    if (open == null) {
      open = Tail.after(file, headBytes, half);
      tail = open;
    }
    return open;
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
        Tail last = tail) {
      if (last != null) {
        join(last, closing);
      }
    }
    Tail.delete(file);
  }

  private void join(Tail last, OutputStream closing) throws IOException {
    long leftOut = last.end() - headBytes - half;
    if (leftOut <= 0) {
      last.copy(headBytes, closing);
      return;
    }
    // Whoever reads meanwhile finds the head with the files of the tail, or all of it in one.
    Path joined = file.resolveSibling(file.getFileName() + ".joined");
    try (OutputStream out = Files.newOutputStream(joined);
        InputStream first = Files.newInputStream(file)) {
      first.transferTo(out);
      out.write(LeftOut.line(leftOut));
      last.copy(last.end() - half, out);
    }
    Files.move(joined, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
