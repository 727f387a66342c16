package io.trainyard.executors.script;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Rows;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in memory as CSV and back, in the form that {@code TableFiles} describes. */
final class RowsCsv {
  private RowsCsv() {}

  /** Writes the columns in the order of the rows' schema. */
  static void write(Rows rows, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      line(rows.schema().columns().stream().map(Column::name).toList(), out);
      for (List<@Nullable Object> row : rows.values()) {
        line(row, out);
      }
    }
  }

  private static void line(List<? extends @Nullable Object> fields, BufferedWriter out)
      throws IOException {
    // Many readers take an empty line for no row at all.
    boolean isEmptyLine = fields.size() == 1 && fields.get(0) == null;
    if (isEmptyLine) {
      out.write("\"\"");
    }
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(field(fields.get(i)));
    }
    out.write('\n');
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text =
        value instanceof LocalDateTime time
            ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time)
            : value.toString();
    boolean plain =
        !text.isEmpty() && text.chars().noneMatch(letter -> ",\"\n\r".indexOf(letter) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** Copies the header and the first records of a file that {@code TableFiles} wrote. */
  static void head(Path from, int records, Path to) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(from, StandardCharsets.UTF_8);
        BufferedWriter out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
      boolean quoted = false;
      int ends = 0;
      for (int letter = in.read(); letter >= 0 && ends <= records; letter = in.read()) {
        out.write(letter);
        quoted ^= letter == '"';
        ends += letter == '\n' && !quoted ? 1 : 0;
      }
    }
  }

  /**
   * Reads records of fields; an empty field that is not quoted is null.
   *
   * @throws IOException when a quoted field does not end
   */
  static List<List<@Nullable String>> read(Path file) throws IOException {
    return new Reader(Files.readString(file, StandardCharsets.UTF_8)).records();
  }

  /** Reads RFC 4180, with either kind of line end and a byte order mark or none. */
  private static final class Reader {
    private final String text;
    private int at;
    private final List<List<@Nullable String>> records = new ArrayList<>();
    private List<@Nullable String> record = new ArrayList<>();

    Reader(String text) {
      this.text = text;
      this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    List<List<@Nullable String>> records() throws IOException {
      while (at < text.length()) {
        record.add(text.charAt(at) == '"' ? quoted() : unquoted());
        if (at >= text.length() || text.charAt(at) != ',') {
          endRecord();
        } else if (++at == text.length()) {
          record.add(null);
          endRecord();
        }
      }
      return records;
    }

    private void endRecord() {
      boolean isBlankLine = record.size() == 1 && record.get(0) == null;
      if (!isBlankLine || !records.isEmpty() && records.get(0).size() == 1) {
        records.add(record);
      }
      record = new ArrayList<>();
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
    }

    private @Nullable String unquoted() {
      int start = at;
      while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return start == at ? null : text.substring(start, at);
    }

    private String quoted() throws IOException {
      StringBuilder field = new StringBuilder();
      at++;
      while (true) {
        int quote = text.indexOf('"', at);
        if (quote < 0) {
          throw new IOException("line " + (records.size() + 1) + ": a quoted field does not end");
        }
        field.append(text, at, quote);
        at = quote + 1;
        if (at >= text.length() || text.charAt(at) != '"') {
          return field.toString();
        }
        field.append('"');
        at++;
      }
    }
  }
}
