package io.trainyard.engine.deploy;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a model package: one zip whose bytes follow from its content alone. Files are stored as
 * they are, since what a compressor gives differs between Java releases. For one thread.
 */
public final class PackageWriter implements Closeable {
  private static final LocalDateTime EPOCH_OF_ZIP = LocalDateTime.of(1980, 1, 1, 0, 0);
  private final ZipOutputStream zip;

  /** Starts a package in a new file, with its manifest. */
  public PackageWriter(Path file, PackageManifest manifest) throws IOException {
    this.zip = new ZipOutputStream(Files.newOutputStream(file));
    add(ModelPackage.MANIFEST, ManifestJson.write(manifest));
  }

  /** Adds a file. Packages with equal content are equal if files are added in the same order. */
  public PackageWriter add(String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    store(name, bytes.length, crc.getValue(), new ByteArrayInputStream(bytes));
    return this;
  }

  /** Adds a file of any size. */
  public PackageWriter add(String name, Path content) throws IOException {
    CRC32 crc = new CRC32();
    try (InputStream in = Files.newInputStream(content)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        crc.update(buffer, 0, read);
      }
    }
    try (InputStream in = Files.newInputStream(content)) {
      store(name, Files.size(content), crc.getValue(), in);
    }
    return this;
  }

  private void store(String name, long size, long crc, InputStream content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size);
    entry.setCrc(crc);
    entry.setTimeLocal(EPOCH_OF_ZIP);
    zip.putNextEntry(entry);
    content.transferTo(zip);
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
