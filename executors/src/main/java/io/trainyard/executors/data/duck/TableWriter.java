package io.trainyard.executors.data.duck;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Table;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tables as files. The same rows in the same order give the same bytes: one thread writes, with
 * fixed row groups and compression and no time. Files lie in the session's work folder.
 */
public final class TableWriter {
  private static final String PARQUET =
      "format parquet, compression zstd, row_group_size 122880, use_tmp_file false";
  private static final String CSV =
      "format csv, header true, delimiter ',', quote '\"', escape '\"', nullstr '',"
          + " use_tmp_file false";
  private static final String JSON_LINES = "format json, use_tmp_file false";

  private TableWriter() {}

  /** Writes a Parquet file. */
  public static void writeParquet(TableSession session, Table table, Path file) {
    write(session, table, file, PARQUET, column -> Sql.name(column.name()));
  }

  /**
   * Writes a CSV file for programs: UTF-8, header, RFC 4180, a missing value is an empty field and
   * an empty text is {@code ""}; timestamps in ISO 8601. Texts are written as they are.
   */
  public static void writeCsv(TableSession session, Table table, Path file) {
    write(session, table, file, CSV, TableWriter::plain);
  }

  /**
   * Writes a CSV file for people, who open it with a spreadsheet: as {@link #writeCsv}, but a text
   * that a spreadsheet would take for a formula, because it begins with one of {@code = + - @}, tab
   * or carriage return, gets an apostrophe before it.
   */
  public static void writeCsvForPeople(TableSession session, Table table, Path file) {
    write(session, table, file, CSV, TableWriter::disarmed);
  }

  private static String plain(Column column) {
    String name = Sql.name(column.name());
    return column.type() == ColumnType.TIMESTAMP ? iso(name) : name;
  }

  private static String iso(String name) {
    return "replace(cast(" + name + " as varchar), ' ', 'T') as " + name;
  }

  private static String disarmed(Column column) {
    if (column.type() != ColumnType.TEXT) {
      return plain(column);
    }
    String name = Sql.name(column.name());
    String first = "left(" + name + ", 1)";
    return "case when "
        + first
        + " in ('=', '+', '-', '@', chr(9), chr(13)) then '''' || "
        + name
        + " else "
        + name
        + " end as "
        + name;
  }

  /** Writes one JSON object a line; JSON has no NaN or infinity, so they become null. */
  public static void writeJsonLines(TableSession session, Table table, Path file) {
    write(session, table, file, JSON_LINES, TableWriter::finite);
  }

  private static String finite(Column column) {
    String name = Sql.name(column.name());
    return column.type() == ColumnType.NUMBER
        ? "case when isfinite(" + name + ") then " + name + " end as " + name
        : plain(column);
  }

  private static void write(
      TableSession session,
      Table table,
      Path file,
      String options,
      Function<Column, String> expression) {
    DuckTable own = session.own(table);
    String columns =
        own.schema().columns().stream().map(expression).collect(Collectors.joining(", "));
    session.execute(
        "copy (select "
            + columns
            + " from "
            + own.relation()
            + ") to "
            + Sql.text(file.toAbsolutePath().toString())
            + " ("
            + options
            + ")");
  }
}
