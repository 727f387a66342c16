package io.trainyard.executors.data.collect;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.file.CsvFormat;
import io.trainyard.executors.data.file.FileFormat;
import io.trainyard.executors.data.file.TableReader;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that is about to be read as a table.
 *
 * @param name where it comes from, as people read it; never with a login
 * @param digest of its bytes
 * @param facts what the source said of it, such as an {@code etag}
 */
public record SourceFile(
    Path path, FileFormat format, String name, Digest digest, Map<String, String> facts) {

  public static Digest digest(Path file) throws IOException {
    try (DigestInputStream in = digesting(file)) {
      in.transferTo(OutputStream.nullOutputStream());
      return digest(in);
    }
  }

  private static DigestInputStream digesting(Path file) throws IOException {
    return new DigestInputStream(Files.newInputStream(file), Digest.sha256());
  }

  private static Digest digest(DigestInputStream in) {
    MessageDigest digest = in.getMessageDigest();
    return new Digest(HexFormat.of().formatHex(digest.digest()));
  }

  /** Reads it, and makes sure that what was read is what was digested. */
  TableReader.ReadFile read(TableSession session, CsvFormat csv, TableReader.RowProgress progress)
      throws IOException {
    if (format == FileFormat.PARQUET) {
      return new TableReader.ReadFile((DuckTable) session.parquet(path), java.util.List.of());
    }
    try (DigestInputStream in = digesting(path)) {
      TableReader.ReadFile read =
          TableReader.read(session, in, new TableReader.ReadOptions(path, format, csv, progress));
      in.transferTo(OutputStream.nullOutputStream());
      requireUnchanged(digest(in));
      return read;
    }
  }

  /** Fails where the file's bytes are no longer those of its digest. */
  void requireUnchanged() throws IOException {
    requireUnchanged(digest(path));
  }

  private void requireUnchanged(Digest now) {
    if (!now.equals(digest)) {
      throw StepFailure.passing(
          name + " changed while it was read (" + digest + " became " + now + "); try again");
    }
  }

  /** Fails where the bytes are not those that a checksum asks for. */
  SourceFile require(String checksum, Place place) {
    Digest expected;
    try {
      expected = Digest.parse(checksum);
    } catch (IllegalArgumentException e) {
      throw place.mistake("checksum is written 'sha256:' and 64 hexadecimal digits");
    }
    if (!expected.equals(digest)) {
      throw place.mistake(
          name + " has the checksum " + digest + ", not " + expected + "; is it the right file?");
    }
    return this;
  }

  /** Facts of the table that is made of it. */
  Map<String, String> tableFacts() {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.put(CollectedTable.SOURCE, name);
    all.put(CollectedTable.SOURCE_DIGEST, digest.toString());
    return all;
  }

  /** The bytes of a stream, kept in a file. */
  static void keep(InputStream in, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    }
  }
}
