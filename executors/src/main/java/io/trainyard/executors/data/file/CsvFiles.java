package io.trainyard.executors.data.file;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.file.TableReader.ReadFile;
import io.trainyard.executors.data.file.TableReader.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** CSV files as tables. */
final class CsvFiles {
  private static final String OTHER_DELIMITERS = ";\t|,";
  private static final long PROGRESS = 100_000;

  private CsvFiles() {}

  /** Reads a stream of a file. */
  static ReadFile read(TableSession session, InputStream in, ReadOptions options)
      throws IOException {
    Path file = options.file();
    CsvFormat format = options.csv();
    CsvReader reader = new CsvReader(in, file, format.delimiter());
    List<String> header = header(reader, file, format.delimiter());
    try (TextTable table = new TextTable(session, header, format.nullTexts())) {
      while (reader.next()) {
        if (reader.fields().size() != header.size()) {
          throw StepFailure.forGood(
              reader.place()
                  + ": "
                  + fields(reader.fields().size())
                  + ", but the header has "
                  + header.size()
                  + "; is a delimiter or a quote missing?");
        }
        table.row(reader.fields());
        if (table.rows() % PROGRESS == 0) {
          options.progress().rows(table.rows());
        }
      }
      return new ReadFile(table.table(), table.doubts());
    }
  }

  private static List<String> header(CsvReader reader, Path file, char delimiter)
      throws IOException {
    if (!reader.next()) {
      throw StepFailure.forGood(
          file.getFileName() + " is empty: 0 rows and no header; a CSV file begins with one");
    }
    List<String> names = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String field : reader.fields()) {
      String name = field.strip();
      int position = names.size() + 1;
      if (name.isEmpty()) {
        throw StepFailure.forGood(
            reader.place() + ": column " + position + " has no name; give it one in the header");
      }
      Integer first = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), position);
      if (first != null) {
        throw StepFailure.forGood(
            reader.place()
                + ": '"
                + name
                + "' names column "
                + first
                + " and column "
                + position
                + "; names are told apart without regard to case: rename one");
      }
      names.add(name);
    }
    if (names.size() == 1) {
      hintDelimiter(reader, names.get(0), delimiter);
    }
    return names;
  }

  private static void hintDelimiter(CsvReader reader, String only, char delimiter) {
    for (char other : OTHER_DELIMITERS.toCharArray()) {
      if (other != delimiter && only.indexOf(other) >= 0) {
        String shown = other == '\t' ? "\\t" : String.valueOf(other);
        throw StepFailure.forGood(
            reader.place()
                + ": only one column is found, and its name holds '"
                + shown
                + "'; write delimiter '"
                + shown
                + "'");
      }
    }
  }

  private static String fields(int count) {
    return count == 1 ? "1 field" : count + " fields";
  }
}
