package io.trainyard.executors.place;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of what an attempt printed, as it is at one moment, also while it still prints:
 * places count all that was printed, with what is left out in the middle. Close it. Not
 * thread-safe.
 */
public final class WrittenOutput implements Closeable {
  private static final int TRIES = 20;
  private final List<SeekableByteChannel> channels = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /**
   * Bytes that are kept.
   *
   * @param place of the first in all that was printed
   * @param position of it in its file
   */
  private record Piece(SeekableByteChannel channel, long place, long position, long length) {
    long end() {
      return place + length;
    }
  }

  private WrittenOutput() {}

  /** What is kept of an attempt; nothing where it has printed nothing. */
  public static WrittenOutput of(Path output, long run, long attempt) throws IOException {
    return of(Services.outputFile(output, run, attempt), AttemptOutput.LIMIT);
  }

  static WrittenOutput of(Path file, int limit) throws IOException {
    for (int tries = 1; ; tries++) {
      WrittenOutput output = new WrittenOutput();
      if (output.open(file, limit / 2) || tries == TRIES) {
        return output;
      }
      output.close();
    }
  }

  /** False where it was changed under way, so that another look is due. */
  private boolean open(Path file, int half) throws IOException {
    // The newer one first: what was moved meanwhile is met twice, and nothing is missed.
    SeekableByteChannel newer = channel(Tail.newer(file));
    SeekableByteChannel older = channel(Tail.older(file));
    SeekableByteChannel head = channel(file);
    if (head == null) {
      return true;
    }
    long size = head.size();
    OptionalLong leftOut = leftOut(head, size, half);
    if (leftOut.isPresent()) {
      pieces.add(new Piece(head, 0, 0, half));
      pieces.add(new Piece(head, half + leftOut.getAsLong(), size - half, half));
      return true;
    }
    pieces.add(new Piece(head, 0, 0, size));
    return add(older) && add(newer);
  }

  private @Nullable SeekableByteChannel channel(Path file) throws IOException {
    try {
      SeekableByteChannel channel = Files.newByteChannel(file);
      channels.add(channel);
      return channel;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** What a file that was joined says is left out of it. */
  private static OptionalLong leftOut(SeekableByteChannel head, long size, int half)
      throws IOException {
    if (size <= 2L * half) {
      return OptionalLong.empty();
    }
    ByteBuffer line = ByteBuffer.allocate((int) Math.min(LeftOut.LONGEST, size - half));
    read(head, half, line);
    OptionalLong leftOut = LeftOut.read(line.array());
    return leftOut.isPresent() && size == 2L * half + LeftOut.line(leftOut.getAsLong()).length
        ? leftOut
        : OptionalLong.empty();
  }

  private static void read(SeekableByteChannel channel, long position, ByteBuffer into)
      throws IOException {
    channel.position(position);
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        throw new EOFException("an output became shorter while it was read");
      }
    }
    into.flip();
  }

  /** Adds a file of the tail; false where it does not follow what was added last. */
  private boolean add(@Nullable SeekableByteChannel segment) throws IOException {
    if (segment == null || segment.size() < Tail.HEADER) {
      return true;
    }
    ByteBuffer header = ByteBuffer.allocate(Tail.HEADER);
    read(segment, 0, header);
    long place = header.getLong();
    long length = segment.size() - Tail.HEADER;
    Piece last = pieces.get(pieces.size() - 1);
    if (place + length <= last.end() && pieces.size() == 1) {
      return true; // joined already
    }
    long skipped = pieces.size() == 1 ? Math.max(0, last.end() - place) : 0;
    pieces.add(new Piece(segment, place + skipped, Tail.HEADER + skipped, length - skipped));
    return pieces.size() == 2 || last.end() == place;
  }

  /** The place behind the last byte. */
  public long size() {
    return pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).end();
  }

  /** The first byte that is left out; the same as {@link #gapEnd} where none is. */
  public long gapStart() {
    return pieces.isEmpty() ? 0 : pieces.get(0).end();
  }

  /** The first byte that is kept again after those left out. */
  public long gapEnd() {
    return pieces.size() > 1 ? pieces.get(1).place() : gapStart();
  }

  /**
   * Bytes from a place on; those that are kept.
   *
   * @param most of them
   */
  public byte[] read(long start, int most) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(most, 1 << 16));
    for (Piece piece : pieces) {
      long skipped = Math.max(0, start - piece.place());
      long length = Math.min(piece.length() - skipped, most - (long) bytes.size());
      if (length > 0) {
        ByteBuffer part = ByteBuffer.allocate((int) length);
        read(piece.channel(), piece.position() + skipped, part);
        bytes.write(part.array(), 0, (int) length);
      }
    }
    return bytes.toByteArray();
  }

  /** The line that stands for what is left out. */
  public byte[] gapLine() {
    return LeftOut.line(gapEnd() - gapStart());
  }

  /** All that is kept, with a line for what is left out. */
  public byte[] whole() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(read(0, (int) gapStart()));
    if (gapEnd() > gapStart()) {
      bytes.write(gapLine());
    }
    bytes.write(read(gapEnd(), (int) (size() - gapEnd())));
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    for (SeekableByteChannel channel : channels) {
      channel.close();
    }
  }
}
