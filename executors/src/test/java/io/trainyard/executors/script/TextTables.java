package io.trainyard.executors.script;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.TableFiles;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables kept as text instead of Parquet, so that scripts are tested without a database: the first
 * line is {@code PAR1} with the columns' types, the rest is CSV without quotes.
 */
final class TextTables implements TableFiles {
  static byte[] table(String header, String... rows) {
    return ("PAR1 "
            + types(List.of(rows), header.split(",").length)
            + "\n"
            + header
            + "\n"
            + String.join("\n", rows)
            + "\n")
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public Description describe(Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    String[] types = lines.get(0).substring("PAR1 ".length()).split(" ");
    String[] names = lines.get(1).split(",");
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      columns.add(new Column(names[i], ColumnType.valueOf(types[i])));
    }
    return new Description(new Schema(columns), lines.size() - 2);
  }

  @Override
  public Description exportCsv(Path table, Path csv) throws IOException {
    List<String> lines = Files.readAllLines(table);
    Files.write(csv, lines.subList(1, lines.size()));
    return describe(table);
  }

  @Override
  public Description importFile(Path file, Path table) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new IOException("it is not UTF-8");
    }
    if (lines.isEmpty()) {
      throw new IOException("it is empty");
    }
    if (lines.get(0).startsWith("PAR1")) {
      Files.copy(file, table);
    } else {
      Files.write(
          table, table(lines.get(0), lines.subList(1, lines.size()).toArray(String[]::new)));
    }
    return describe(table);
  }

  private static String types(List<String> rows, int columns) {
    List<String> types = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int position = i;
      List<String> fields = rows.stream().map(row -> row.split(",", -1)[position]).toList();
      boolean whole = fields.stream().allMatch(field -> field.matches("-?[0-9]*"));
      boolean number = fields.stream().allMatch(field -> field.matches("-?[0-9.]*"));
      types.add(whole ? "WHOLE_NUMBER" : number ? "NUMBER" : "TEXT");
    }
    return String.join(" ", types);
  }
}
