package io.trainyard.engine.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * The file port: the machine's own files, every change of which goes through {@link Trouble}.
 * Reading is never troubled while the process lives.
 */
public final class TroubledFiles extends FileSystemProvider {
  private final FileSystemProvider real;
  private final Trouble trouble;
  private final TroubledFileSystem fileSystem;

  private TroubledFiles(FileSystemProvider real, FileSystem system, Trouble trouble) {
    this.real = real;
    this.trouble = trouble;
    this.fileSystem = new TroubledFileSystem(this, system);
  }

  /** The same path, with trouble for all that is done to files by way of it. */
  public static Path on(Path path, Trouble trouble) {
    FileSystem system = path.getFileSystem();
    return new TroubledFiles(system.provider(), system, trouble).fileSystem.wrap(path);
  }

  private static Path plain(Path path) {
    return TroubledPath.plain(path);
  }

  private void change(String what, Path path, Trouble.Operation<?, IOException> change)
      throws IOException {
    trouble.operate(what + " " + path, change);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    trouble.requireAlive();
    boolean creates = options.contains(StandardOpenOption.CREATE) && !Files.exists(plain(path));
    boolean empties = options.contains(StandardOpenOption.TRUNCATE_EXISTING);
    if (creates || empties || options.contains(StandardOpenOption.CREATE_NEW)) {
      return trouble.operate("create " + path, () -> open(path, options, attributes));
    }
    return open(path, options, attributes);
  }

  private FileChannel open(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    FileChannel channel = real.newFileChannel(plain(path), options, attributes);
    return new TroubledChannel(channel, path, trouble);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    if (Files.exists(plain(folder))) {
      real.createDirectory(plain(folder), attributes);
      return;
    }
    change(
        "create folder",
        folder,
        () -> {
          real.createDirectory(plain(folder), attributes);
          return 0;
        });
  }

  @Override
  public void delete(Path path) throws IOException {
    change(
        "delete",
        path,
        () -> {
          real.delete(plain(path));
          return 0;
        });
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    change(
        "copy",
        target,
        () -> {
          real.copy(plain(source), plain(target), options);
          return 0;
        });
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    change(
        "rename",
        target,
        () -> {
          real.move(plain(source), plain(target), options);
          return 0;
        });
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    trouble.requireAlive();
    DirectoryStream<Path> stream =
        real.newDirectoryStream(plain(folder), file -> filter.accept(fileSystem.wrap(file)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        Iterator<Path> files = stream.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return files.hasNext();
          }

          @Override
          public Path next() {
            return fileSystem.wrap(files.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return real.isSameFile(plain(one), plain(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(plain(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(plain(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    trouble.requireAlive();
    real.checkAccess(plain(path), modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real.getFileAttributeView(plain(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    trouble.requireAlive();
    return real.readAttributes(plain(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    return real.readAttributes(plain(path), names, options);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options)
      throws IOException {
    real.setAttribute(plain(path), name, value, options);
  }

  @Override
  public String getScheme() {
    return "troubled";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return fileSystem;
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }
}
