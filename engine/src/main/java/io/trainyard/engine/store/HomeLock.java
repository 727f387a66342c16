package io.trainyard.engine.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second writer out of a home: a lock on {@code log/lock}, whose text says who holds it.
 * The system drops the lock when the process dies, however it dies. Thread-safe.
 */
final class HomeLock implements Closeable {
  /**
   * The homes this process holds. Needed because POSIX drops a process's lock when the process
   * closes <em>any</em> descriptor of the file: a second try must not even open it.
   */
  private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

  /** The locked byte lies far behind the text, which others must be able to read. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path file;
  private final FileChannel channel;

  private HomeLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock of a home, creating the home when it is not there. */
  static HomeLock take(Path home, long pid, Instant now) throws IOException {
    Path folder = Files.createDirectories(home.resolve("log")).toRealPath();
    Path file = folder.resolve("lock");
    String holder = "process " + pid + " since " + now;
    String other = HELD.putIfAbsent(file, holder);
    if (other != null) {
      throw new HomeInUse(home, other);
    }
    try {
      return locked(home, file, holder);
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static HomeLock locked(Path home, Path file, String holder) throws IOException {
    FileChannel channel = lock(file);
    if (channel == null) {
      throw new HomeInUse(home, Files.readString(file).strip());
    }
    try {
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
      return new HomeLock(file, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      // Held by this process through another class loader: the same answer as from another process.
      lock = null;
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
    return lock == null ? null : channel;
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(file);
    }
  }
}
