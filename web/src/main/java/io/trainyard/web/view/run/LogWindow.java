package io.trainyard.web.view.run;

import io.trainyard.web.api.AttemptsDesk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A part of a log, in whole lines.
 *
 * @param lines in order
 * @param start the first byte that is shown
 * @param end the first one that is not shown any more
 * @param size of the log as a whole, bytes
 * @param found how many lines have what was looked for; 0 where nothing was
 */
record LogWindow(List<Line> lines, long start, long end, long size, int found) {
  /** Bytes that one page of a log has at most. */
  static final int PAGE = 64 * 1024;

  /** Lines that are shown of those that were found. */
  static final int MOST_FOUND = 500;

  LogWindow {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param at its first byte
   */
  record Line(long at, String text) {}

  /**
   * The lines from a byte on; the last ones where none is named.
   *
   * @param from any byte: the first whole line after it is the first that is shown
   */
  static LogWindow of(AttemptsDesk.Log log, OptionalLong from) {
    try {
      long size = log.size();
      long start = Math.max(0, Math.min(from.orElse(size - PAGE), size));
      // One byte earlier tells whether a line begins here.
      long first = Math.max(0, start - 1);
      byte[] bytes = read(log, first, (int) Math.min(PAGE + 1, size - first));
      int begin = start == 0 ? 0 : afterLine(bytes);
      int stop = first + bytes.length < size ? lastLine(bytes, begin) : bytes.length;
      return new LogWindow(lines(bytes, begin, stop, first), first + begin, first + stop, size, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }

  /** The first lines of the whole log that have a text, in any case of its letters. */
  static LogWindow found(AttemptsDesk.Log log, String text) {
    try {
      long size = log.size();
      byte[] bytes = read(log, 0, Math.toIntExact(size));
      String wanted = text.toLowerCase(Locale.ROOT);
      List<Line> lines = lines(bytes, 0, bytes.length, 0);
      List<Line> found =
          lines.stream()
              .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(wanted))
              .toList();
      return new LogWindow(
          found.subList(0, Math.min(MOST_FOUND, found.size())), 0, size, size, found.size());
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }

  boolean hasEarlier() {
    return start > 0;
  }

  boolean hasLater() {
    return end < size;
  }

  private static byte[] read(AttemptsDesk.Log log, long from, int length) throws IOException {
    try (InputStream in = log.from(from)) {
      return in.readNBytes(length);
    }
  }

  /** The first byte after an end of line; all of it where there is none: one very long line. */
  private static int afterLine(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  /** The end of the last whole line; of all of it where there is none. */
  private static int lastLine(byte[] bytes, int begin) {
    for (int i = bytes.length; i > begin; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return bytes.length;
  }

  private static List<Line> lines(byte[] bytes, int begin, int stop, long offset) {
    List<Line> lines = new ArrayList<>();
    int from = begin;
    for (int i = begin; i <= stop; i++) {
      boolean isEnd = i == stop ? i > from : bytes[i] == '\n';
      if (isEnd) {
        // What programs print need not be UTF-8; what is not becomes a replacement character.
        String text = new String(bytes, from, i - from, StandardCharsets.UTF_8);
        lines.add(new Line(offset + from, text));
        from = i + 1;
      }
    }
    return lines;
  }
}
