package io.trainyard.executors.data.file;

import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the records of a CSV file (RFC 4180, UTF-8 with or without byte order mark, any line end)
 * and says of a malformed one where it stands and why. Empty lines are skipped. Memory is bounded
 * by the longest record, which is limited.
 */
public final class CsvReader {
  /** Longest record, in bytes; a longer one means a wrong delimiter or an open quote. */
  public static final int LONGEST_RECORD = 16 << 20;

  private static final int MOST_COLUMNS = 10_000;
  private static final int[] BYTE_ORDER_MARK = {0xef, 0xbb, 0xbf};

  private final CsvBytes bytes;
  private final Path file;
  private final char delimiter;
  private final List<String> fields = new ArrayList<>();
  private byte[] field = new byte[256];
  private int size;
  private boolean ascii;
  private long row = -1;
  private long recordLine;
  private long recordOffset;

  /** Begins to read; the stream is that of the file, which names it in messages. */
  CsvReader(InputStream in, Path file, char delimiter) throws IOException {
    this.bytes = new CsvBytes(in, String.valueOf(file.getFileName()));
    this.file = file;
    this.delimiter = delimiter;
    skipByteOrderMark();
  }

  private void skipByteOrderMark() throws IOException {
    int first = bytes.peek();
    if (first == 0xff || first == 0xfe) {
      throw StepFailure.forGood(name() + " is UTF-16, not UTF-8; save it as UTF-8");
    }
    for (int i = 0; i < BYTE_ORDER_MARK.length && bytes.peek() == BYTE_ORDER_MARK[i]; i++) {
      bytes.next();
    }
  }

  /** Reads the next record; false at the end. The first one is the header. */
  boolean next() throws IOException {
    do {
      if (bytes.peek() == -1) {
        return false;
      }
      readRecord();
    } while (fields.size() == 1 && fields.get(0).isEmpty());
    row++;
    return true;
  }

  /** The fields of the record that was read; the list is used again for the next one. */
  List<String> fields() {
    return fields;
  }

  /** The number of the record: 0 is the header, 1 the first row. */
  long row() {
    return row;
  }

  /** Where the record begins, as people find it. */
  String place() {
    return row <= 0
        ? name() + ", line " + recordLine
        : name() + ", row " + row + " (line " + recordLine + ")";
  }

  private void readRecord() throws IOException {
    fields.clear();
    recordLine = bytes.line();
    recordOffset = bytes.offset();
    boolean more = true;
    while (more) {
      more = readField();
      fields.add(text());
      if (fields.size() > MOST_COLUMNS) {
        throw StepFailure.forGood(
            nextPlace() + ": more than " + MOST_COLUMNS + " fields; is the delimiter right?");
      }
    }
  }

  /** Reads one field and what ends it; true when another field follows. */
  private boolean readField() throws IOException {
    size = 0;
    ascii = true;
    int next = bytes.next();
    boolean quoted = next == '"';
    if (quoted) {
      readQuoted();
      next = bytes.next();
    }
    while (next != delimiter) {
      if (next == -1 || next == '\n') {
        return false;
      } else if (next == '\r') {
        if (bytes.peek() == '\n') {
          bytes.next();
        }
        return false;
      } else if (quoted) {
        throw StepFailure.forGood(
            nextPlace()
                + ", column "
                + (fields.size() + 1)
                + ": text follows the closing quote; write a quote inside a field as two quotes");
      }
      append(next);
      next = bytes.next();
    }
    return true;
  }

  private void readQuoted() throws IOException {
    long opened = bytes.line();
    while (true) {
      int next = bytes.next();
      if (next == -1) {
        throw StepFailure.forGood(
            nextPlace()
                + ", column "
                + (fields.size() + 1)
                + ": the quote opened in line "
                + opened
                + " is never closed");
      } else if (next == '"' && bytes.peek() == '"') {
        append(bytes.next());
      } else if (next == '"') {
        return;
      } else {
        append(next);
      }
    }
  }

  private void append(int value) {
    if (size == field.length) {
      if (bytes.offset() - recordOffset > LONGEST_RECORD) {
        throw StepFailure.forGood(
            nextPlace()
                + ": longer than "
                + (LONGEST_RECORD >> 20)
                + " MiB; is a quote not closed, or are lines not ended?");
      }
      field = Arrays.copyOf(field, size * 2);
    }
    field[size++] = (byte) value;
    ascii &= value < 0x80;
  }

  private String text() throws IOException {
    if (ascii) {
      return new String(field, 0, size, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(field, 0, size)).toString();
    } catch (CharacterCodingException e) {
      throw StepFailure.forGood(
          name()
              + " is not UTF-8: invalid byte at offset "
              + Utf8.firstInvalid(file)
              + " (line "
              + recordLine
              + "); save it as UTF-8");
    }
  }

  private String nextPlace() {
    return row < 0
        ? name() + ", line " + recordLine
        : name() + ", row " + (row + 1) + " (line " + recordLine + ")";
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }
}
