package io.trainyard.engine.security;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** A body of known length, or one that comes in chunks; one that breaks off is no end. */
final class HttpBody extends InputStream {
  private static final int LONGEST_LINE = 4_096;
  private final InputStream in;
  private final boolean isChunked;
  private long left;
  private boolean isOver;

  HttpBody(InputStream in, long length, boolean isChunked) {
    this.in = in;
    this.isChunked = isChunked;
    this.left = isChunked ? 0 : length;
    this.isOver = !isChunked && length == 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0 && isChunked && !isOver) {
      nextChunk();
    }
    if (isOver) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("the answer broke off");
    }
    left -= read;
    if (left == 0) {
      if (isChunked) {
        HttpHead.line(in, LONGEST_LINE);
      } else {
        isOver = true;
      }
    }
    return read;
  }

  private void nextChunk() throws IOException {
    String size = HttpHead.line(in, LONGEST_LINE).split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw new ProtocolException("a chunk's length is no number");
    }
    left = Long.parseLong(size, 16);
    if (left == 0) {
      isOver = true;
      while (!HttpHead.line(in, LONGEST_LINE).isEmpty()) {
        continue; // trailers, which nobody asked for
      }
    }
  }
}
