package io.trainyard.engine.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.trainyard.engine.artifact.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was done when a home was opened.
 *
 * @param at when
 * @param took how long the opening took
 * @param lastSeq seq of the last event of the log; 0 = none
 * @param torn the half-written end that was dropped
 * @param rebuilt why the tables were made anew from the log, as the end of a sentence about the
 *     database; empty when they were not
 * @param replayed how many events the tables were given from the log
 */
public record RecoveryReport(
    Instant at,
    Duration took,
    long lastSeq,
    Optional<TornFrame> torn,
    Optional<String> rebuilt,
    long replayed) {
  /** Whether there was anything to do; after a clean close there is not. */
  @JsonIgnore
  public boolean isEventful() {
    return torn.isPresent() || rebuilt.isPresent() || replayed > 0;
  }

  /** What was done, in sentences. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    torn.ifPresent(
        frame ->
            lines.add(
                format(
                    "%s: dropped %,d bytes from byte %d on: a crash left them half-written, they were not acknowledged",
                    frame.file(), frame.bytes(), frame.offset())));
    String seconds = format("%.1f s", took.toMillis() / 1000.0);
    rebuilt.ifPresent(
        why ->
            lines.add(
                format(
                    "rebuilt the tables from %,d events in %s: the database %s",
                    replayed, seconds, why)));
    if (rebuilt.isEmpty() && replayed > 0) {
      lines.add(format("brought the tables up to date with %,d events in %s", replayed, seconds));
    }
    return lines;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** The last opening of this home that had anything to do. */
  public static Optional<RecoveryReport> last(Path home) throws IOException {
    Path file = file(home);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          JsonMapper.shared().readValue(Files.readAllBytes(file), RecoveryReport.class));
    } catch (JacksonException e) {
      throw new IOException(file + " cannot be read as JSON; delete it, it only informs", e);
    }
  }

  /** Keeps it for {@link #last}. */
  void keep(Path home) throws IOException {
    DurableFiles.replace(file(home), JsonMapper.shared().writeValueAsBytes(this));
  }

  private static Path file(Path home) {
    return home.resolve("log").resolve("recovery.json");
  }
}
