package io.trainyard.web.view.run;

import io.trainyard.web.api.AttemptsDesk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A part of a log, in whole lines.
 *
 * @param lines in order
 * @param start the first byte that is shown
 * @param end the first one that is not shown any more
 */
record LogWindow(List<Line> lines, long start, long end) {
  /** Bytes that one page of a log has at most. */
  static final int PAGE = 64 * 1024;

  /** Of these, what is shown of the start of a log beside its end. */
  static final int HEAD = 8 * 1024;

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
   * Lines that have a text.
   *
   * @param lines the first of them
   * @param count of all
   */
  record Found(List<Line> lines, int count) {}

  /**
   * The lines from a byte on, up to what is left out.
   *
   * @param from any byte: the first whole line after it is the first that is shown
   * @param most bytes
   */
  static LogWindow of(AttemptsDesk.Written log, long from, int most) throws IOException {
    long start = Math.max(0, Math.min(from, log.size()));
    if (log.hasGap() && start >= log.gapStart() && start < log.gapEnd()) {
      start = log.gapEnd();
    }
    boolean isBehind = log.hasGap() && start >= log.gapEnd();
    long bottom = isBehind ? log.gapEnd() : 0;
    long top = isBehind || !log.hasGap() ? log.size() : log.gapStart();
    // One byte earlier tells whether a line begins here.
    long first = Math.max(bottom, start - 1);
    byte[] bytes = log.read(first, (int) Math.min(most + 1L, top - first));
    int begin = start == bottom ? 0 : afterLine(bytes);
    int stop = first + bytes.length < top ? lastLine(bytes, begin) : bytes.length;
    return new LogWindow(lines(bytes, begin, stop, first), first + begin, first + stop);
  }

  /** The last lines, as many as a page has. */
  static LogWindow last(AttemptsDesk.Written log, int most) throws IOException {
    long start = log.size() - most;
    return of(log, log.hasGap() ? Math.max(start, log.gapEnd()) : start, most);
  }

  /** The lines of the whole log that have a text, in any case of its letters. */
  static Found found(AttemptsDesk.Written log, String text) throws IOException {
    String wanted = text.toLowerCase(Locale.ROOT);
    byte[] head = log.read(0, Math.toIntExact(log.gapStart()));
    byte[] rest = log.read(log.gapEnd(), Math.toIntExact(log.size() - log.gapEnd()));
    List<Line> lines = new ArrayList<>(lines(head, 0, head.length, 0));
    lines.addAll(lines(rest, 0, rest.length, log.gapEnd()));
    List<Line> found =
        lines.stream()
            .filter(line -> line.text().toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    return new Found(found.subList(0, Math.min(MOST_FOUND, found.size())), found.size());
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
