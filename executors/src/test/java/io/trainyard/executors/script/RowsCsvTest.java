package io.trainyard.executors.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsCsvTest {
  @TempDir Path folder;

  @Test
  void values_are_written_as_the_contract_says() throws IOException {
    Schema schema =
        new Schema(
            List.of(
                new Column("a,b", ColumnType.TEXT),
                new Column("n", ColumnType.NUMBER),
                new Column("d", ColumnType.DATE),
                new Column("t", ColumnType.TIMESTAMP),
                new Column("y", ColumnType.YES_NO)));
    Path file = folder.resolve("rows.csv");

    RowsCsv.write(
        new Rows(
            schema,
            List.of(
                Arrays.asList(
                    "say \"hi\"\n",
                    0.1,
                    LocalDate.of(2026, 1, 2),
                    LocalDateTime.of(2026, 1, 2, 3, 0),
                    true),
                Arrays.asList("", null, null, null, null))),
        file);

    assertThat(file)
        .hasContent(
            "\"a,b\",n,d,t,y\n\"say \"\"hi\"\"\n\",0.1,2026-01-02,2026-01-02T03:00:00,true\n\"\",,,,\n");
  }

  @Test
  void quotes_line_ends_marks_and_missing_fields_are_read() throws IOException {
    assertThat(read("\uFEFFa,b\r\n\"x\"\"y\r\nz\",\r\n,\"\"\r\n"))
        .containsExactly(
            List.of("a", "b"), Arrays.asList("x\"y\r\nz", null), Arrays.asList(null, ""));
  }

  @Test
  void an_empty_line_is_a_missing_value_where_there_is_one_column_only() throws IOException {
    assertThat(read("a\n1\n\n2"))
        .containsExactly(List.of("a"), List.of("1"), Arrays.asList((String) null), List.of("2"));
    assertThat(read("a,b\n1,2\n\n")).hasSize(2);
  }

  @Test
  void a_quoted_field_that_does_not_end_is_refused() {
    assertThatThrownBy(() -> read("a\n\"x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void the_head_of_a_file_ends_after_whole_records() throws IOException {
    Path from = Files.writeString(folder.resolve("from.csv"), "a\n\"1\n1\"\n2\n3\n");
    Path to = folder.resolve("to.csv");

    RowsCsv.head(from, 2, to);

    assertThat(to).hasContent("a\n\"1\n1\"\n2\n");
  }

  private List<List<String>> read(String text) throws IOException {
    return List.copyOf(RowsCsv.read(Files.writeString(folder.resolve("in.csv"), text)));
  }
}
