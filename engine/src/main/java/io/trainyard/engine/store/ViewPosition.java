package io.trainyard.engine.store;

import io.trainyard.engine.artifact.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Up to where the tables are known to be on disk. It stands in a file beside the database, written
 * after the database was forced: after a crash the database may be newer in one table than in
 * another, so it cannot say this itself.
 *
 * @param storeId the log the tables derive from
 * @param seq the last event that is in the tables for certain
 * @param closed whether nothing was written after it
 */
record ViewPosition(String storeId, long seq, boolean closed) {
  private static final String MAGIC = "trainyard-view 1";
  private static final Pattern LINE =
      Pattern.compile(MAGIC + " ([0-9a-f]{32}) ([0-9]{1,18}) (open|closed)\n");

  /** The position a file states; empty when it is missing or states none. */
  static Optional<ViewPosition> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String line = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long seq = Long.parseLong(matcher.group(2));
    return Optional.of(new ViewPosition(matcher.group(1), seq, matcher.group(3).equals("closed")));
  }

  void write(Path file) throws IOException {
    String line = MAGIC + " " + storeId + " " + seq + " " + (closed ? "closed" : "open") + "\n";
    DurableFiles.replace(file, line.getBytes(StandardCharsets.US_ASCII));
  }
}
