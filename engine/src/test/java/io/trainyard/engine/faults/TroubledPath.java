package io.trainyard.engine.faults;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A name of a file whose use goes through {@link TroubledFiles}. */
final class TroubledPath implements Path {
  private final TroubledFileSystem system;
  private final Path path;

  TroubledPath(TroubledFileSystem system, Path path) {
    this.system = system;
    this.path = path;
  }

  /** The real path behind any. */
  static Path plain(Path any) {
    return any instanceof TroubledPath troubled ? troubled.path : any;
  }

  private @Nullable Path wrap(@Nullable Path other) {
    return other == null ? null : system.wrap(other);
  }

  @Override
  public FileSystem getFileSystem() {
    return system;
  }

  @Override
  public boolean isAbsolute() {
    return path.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return wrap(path.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return wrap(path.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return wrap(path.getParent());
  }

  @Override
  public int getNameCount() {
    return path.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return system.wrap(path.getName(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return system.wrap(path.subpath(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return path.startsWith(plain(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return path.endsWith(plain(other));
  }

  @Override
  public Path normalize() {
    return system.wrap(path.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return system.wrap(path.resolve(plain(other)));
  }

  @Override
  public Path relativize(Path other) {
    return system.wrap(path.relativize(plain(other)));
  }

  @Override
  public URI toUri() {
    return path.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return system.wrap(path.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return system.wrap(path.toRealPath(options));
  }

  /** The plain file: what is read by way of it is not troubled. */
  @Override
  public File toFile() {
    return path.toFile();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Path other) {
    return path.compareTo(plain(other));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TroubledPath troubled && path.equals(troubled.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
