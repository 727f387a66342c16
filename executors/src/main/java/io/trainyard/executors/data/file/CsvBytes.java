package io.trainyard.executors.data.file;

import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a text file, one at a time, with offset and line; NUL is refused. */
final class CsvBytes {
  private static final int BLOCK = 1 << 16;
  private final InputStream in;
  private final String file;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int end;
  private long before;
  private long line = 1;

  CsvBytes(InputStream in, String file) {
    this.in = in;
    this.file = file;
  }

  /** The next byte; -1 at the end. */
  int next() throws IOException {
    if (at == end && !refill()) {
      return -1;
    }
    int value = block[at++] & 0xff;
    if (value == '\n') {
      line++;
    } else if (value == 0) {
      throw StepFailure.forGood(
          file
              + " holds a NUL byte at offset "
              + (offset() - 1)
              + ": it is not a text file, or it is UTF-16; save it as UTF-8");
    }
    return value;
  }

  /** The byte that comes next, without taking it; -1 at the end. */
  int peek() throws IOException {
    return at == end && !refill() ? -1 : block[at] & 0xff;
  }

  private boolean refill() throws IOException {
    before += end;
    at = 0;
    end = Math.max(0, in.read(block));
    return end > 0;
  }

  /** How many bytes have been taken. */
  long offset() {
    return before + at;
  }

  /** The line that the next byte stands in, from 1. */
  long line() {
    return line;
  }
}
