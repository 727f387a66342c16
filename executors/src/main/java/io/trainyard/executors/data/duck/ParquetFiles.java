package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Parquet files as such. */
final class ParquetFiles {
  private static final int MAGIC_BYTES = 4;
  private static final int SMALLEST = 12;
  private static final String PLAIN = "PAR1";
  private static final String ENCRYPTED = "PARE";

  private ParquetFiles() {}

  /** Refuses a file that does not begin and end as Parquet does. */
  static void requireParquet(Path file) {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      if (bytes.length() < SMALLEST) {
        throw refused(
            file, bytes.length() == 0 ? "it is empty" : "it has " + bytes.length() + " bytes");
      }
      String first = magic(bytes, 0);
      String last = magic(bytes, bytes.length() - MAGIC_BYTES);
      if (first.equals(ENCRYPTED) || last.equals(ENCRYPTED)) {
        throw StepFailure.forGood(
            file.getFileName() + " is an encrypted Parquet file; decrypt it before it is read");
      } else if (!first.equals(PLAIN)) {
        throw refused(file, "magic " + shown(first) + " instead of PAR1");
      } else if (!last.equals(PLAIN)) {
        throw refused(file, "it is cut off: its last bytes are " + shown(last));
      }
    } catch (IOException e) {
      throw StepFailure.passing(file.getFileName() + " cannot be read: " + e.getMessage());
    }
  }

  private static String magic(RandomAccessFile bytes, long offset) throws IOException {
    byte[] magic = new byte[MAGIC_BYTES];
    bytes.seek(offset);
    bytes.readFully(magic);
    return new String(magic, StandardCharsets.ISO_8859_1);
  }

  private static StepFailure refused(Path file, String why) {
    return StepFailure.forGood(file.getFileName() + " is not a Parquet file (" + why + ")");
  }

  private static String shown(String magic) {
    StringBuilder hex = new StringBuilder("0x");
    magic.chars().forEach(c -> hex.append(String.format(java.util.Locale.ROOT, "%02x", c)));
    return hex.toString();
  }
}
