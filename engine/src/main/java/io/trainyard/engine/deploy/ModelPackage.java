package io.trainyard.engine.deploy;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An opened model package: {@code manifest.json} and, beside it, whatever its learner needs. Made
 * by {@link PackageWriter}. Thread-safe for reading until closed.
 */
public final class ModelPackage implements Closeable {
  static final String MANIFEST = ModelPackages.MANIFEST;
  private final ZipFile zip;
  private final PackageManifest manifest;

  private ModelPackage(ZipFile zip, PackageManifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /** Opens a package; fails with a sentence when the file is not one, or is of a later format. */
  public static ModelPackage open(Path file) throws IOException {
    ZipFile zip = new ZipFile(file.toFile());
    try {
      return new ModelPackage(zip, ManifestJson.read(read(zip, MANIFEST)));
    } catch (IOException e) {
      zip.close();
      throw e;
    }
  }

  public PackageManifest manifest() {
    return manifest;
  }

  /** The names of its files, the manifest left out, in the order they were written. */
  public List<String> files() {
    return zip.stream().map(ZipEntry::getName).filter(name -> !name.equals(MANIFEST)).toList();
  }

  /** A file's bytes. */
  public byte[] bytes(String name) throws IOException {
    return read(zip, name);
  }

  /** Writes every file into a folder, the manifest left out. */
  public void extract(Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    for (String name : files()) {
      Path file = root.resolve(name).normalize();
      if (!file.startsWith(root) || file.equals(root)) {
        throw new IOException("the model package holds a file outside of it: " + name);
      }
      Files.createDirectories(root.resolve(file).getParent());
      try (InputStream in = open(zip, name)) {
        Files.copy(in, file);
      }
    }
  }

  private static byte[] read(ZipFile zip, String name) throws IOException {
    try (InputStream in = open(zip, name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    InputStream in = entry == null ? null : zip.getInputStream(entry);
    if (in == null) {
      throw new IOException("the model package holds no " + name);
    }
    return in;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
