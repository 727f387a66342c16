package io.trainyard.engine.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The disk under the log: a port, so that tests can fail, tear and forget writes. */
interface SegmentFile extends Closeable {
  /** Writes all the bytes at this place. */
  void write(ByteBuffer bytes, long position) throws IOException;

  /** Returns when what was written survives a power cut. */
  void force() throws IOException;

  /** Opens segments for writing, creating them when needed. */
  interface Opener {
    SegmentFile open(Path path) throws IOException;
  }

  /**
   * A real file. Only one thread uses it and nobody interrupts that thread, which would close it.
   */
  static SegmentFile open(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return new SegmentFile() {
      @Override
      public void write(ByteBuffer bytes, long position) throws IOException {
        long start = position - bytes.position();
        while (bytes.hasRemaining()) {
          channel.write(bytes, start + bytes.position());
        }
      }

      @Override
      public void force() throws IOException {
        channel.force(false);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
