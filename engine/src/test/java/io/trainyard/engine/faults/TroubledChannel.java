package io.trainyard.engine.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** An open file whose changes go through {@link Trouble}. */
final class TroubledChannel extends FileChannel {
  private final FileChannel real;
  private final Path path;
  private final Trouble trouble;

  TroubledChannel(FileChannel real, Path path, Trouble trouble) {
    this.real = real;
    this.path = path;
    this.trouble = trouble;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return trouble.operate("write " + path, () -> real.write(bytes));
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    return trouble.operate("write " + path, () -> real.write(bytes, position));
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    return trouble.operate("write " + path, () -> real.write(buffers, offset, length));
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    trouble.operate("truncate " + path, () -> real.truncate(size));
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    trouble.operate(
        "force " + path,
        () -> {
          real.force(metadata);
          return 0;
        });
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    return trouble.operate("write " + path, () -> real.transferFrom(source, position, count));
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return real.read(bytes);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    return real.read(bytes, position);
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
    return real.read(buffers, offset, length);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(position, count, target);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
