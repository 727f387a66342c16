package io.trainyard.engine.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a segment one after the other. It reads through a plain stream, because an
 * interrupt would close a channel. Not thread-safe.
 */
final class FrameReader implements Closeable {
  private final InputStream in;
  private long position;

  FrameReader(Path segment, long position) throws IOException {
    this.in = new BufferedInputStream(new FileInputStream(segment.toFile()), 1 << 16);
    this.position = position;
    in.skipNBytes(position);
  }

  /** Where the next frame begins. */
  long position() {
    return position;
  }

  /**
   * The next frame; null at the end of the file.
   *
   * @throws BadFrame when the bytes at {@link #position} are no whole frame
   */
  @Nullable Frame next() throws IOException, BadFrame {
    byte[] header = in.readNBytes(LogFormat.FRAME_HEADER);
    if (header.length == 0) {
      return null;
    }
    if (header.length < LogFormat.FRAME_HEADER) {
      throw new BadFrame(position, "is cut off in its header", null);
    }
    ByteBuffer fields = ByteBuffer.wrap(header);
    int length = fields.getInt(4);
    int count = fields.getInt(16);
    if (fields.getInt(0) != LogFormat.FRAME_MAGIC || !Frame.plausible(length, count)) {
      throw new BadFrame(position, "does not begin with a frame's header", null);
    }
    byte[] whole = new byte[LogFormat.FRAME_HEADER + length];
    System.arraycopy(header, 0, whole, 0, header.length);
    if (in.readNBytes(whole, header.length, length) < length) {
      throw new BadFrame(position, "is cut off", null);
    }
    ByteBuffer bytes = ByteBuffer.wrap(whole);
    Frame frame = new Frame(position, fields.getLong(8), count, bytes.slice(header.length, length));
    if (Frame.crc(bytes) != fields.getInt(LogFormat.FRAME_CRC)) {
      throw new BadFrame(position, "does not match its checksum", frame);
    }
    position = frame.end();
    return frame;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** These bytes are no whole frame. */
  static final class BadFrame extends Exception {
    private static final long serialVersionUID = 1;
    private final long offset;
    private final transient @Nullable Frame frame;

    BadFrame(long offset, String message, @Nullable Frame frame) {
      super(message);
      this.offset = offset;
      this.frame = frame;
    }

    /** Where the bad bytes begin. */
    long offset() {
      return offset;
    }

    /** The frame whose checksum is wrong; null when not even its extent is known. */
    @Nullable Frame frame() {
      return frame;
    }
  }
}
