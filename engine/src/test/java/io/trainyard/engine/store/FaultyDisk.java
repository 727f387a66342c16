package io.trainyard.engine.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A disk that fails at its n-th operation and ever after, and that remembers what it was told, so
 * that a power cut can be played at any moment.
 */
final class FaultyDisk implements SegmentFile.Opener {
  private final int failAt;
  private final String message;
  private int operations;

  /** What happened, in order. */
  final List<Operation> history = new ArrayList<>();

  /** A write, or a force when there are no bytes. */
  record Operation(Path file, long position, byte[] bytes, boolean isForce) {}

  FaultyDisk(int failAt, String message) {
    this.failAt = failAt;
    this.message = message;
  }

  /** A disk that never fails. */
  static FaultyDisk good() {
    return new FaultyDisk(Integer.MAX_VALUE, "");
  }

  int operations() {
    return operations;
  }

  private void operate() throws IOException {
    operations++;
    if (operations >= failAt) {
      throw new IOException(message);
    }
  }

  @Override
  public SegmentFile open(Path path) throws IOException {
    SegmentFile file = SegmentFile.open(path);
    return new SegmentFile() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        if (operations + 1 >= failAt) {
          // A disk that fails has often written a part.
          file.write(ByteBuffer.wrap(copy, 0, copy.length / 2), position);
        }
        operate();
        history.add(new Operation(path, position, copy, false));
        file.write(bytes, position);
      }

      @Override
      public void force() throws IOException {
        operate();
        history.add(new Operation(path, 0, new byte[0], true));
        file.force();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }
}
