package io.trainyard.executors.data.duck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.engine.table.Table;
import io.trainyard.executors.data.file.CsvFormat;
import io.trainyard.executors.data.file.FileFormat;
import io.trainyard.executors.data.file.TableReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckTableTest {
  private static final Schema PEOPLE =
      new Schema(
          List.of(
              new Column("name", ColumnType.TEXT),
              new Column("age", ColumnType.WHOLE_NUMBER),
              new Column("pay", ColumnType.NUMBER),
              new Column("paid", ColumnType.YES_NO),
              new Column("born", ColumnType.DATE),
              new Column("seen", ColumnType.TIMESTAMP)));

  @TempDir Path folder;
  private TableSession session;
  private Table people;

  @BeforeEach
  void open() {
    session = TableSession.open(folder);
    people = session.table(rows());
  }

  @AfterEach
  void close() {
    session.close();
  }

  private static Rows rows() {
    return new Rows(
        PEOPLE,
        List.of(
            Arrays.asList(
                "Ann",
                30L,
                12.5,
                true,
                LocalDate.of(1996, 2, 29),
                LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_000_000)),
            Arrays.asList("Bob", 40L, null, false, null, null),
            Arrays.asList(null, null, Double.NaN, null, null, null)));
  }

  @Test
  void rows_come_back_as_they_were_handed_in() {
    assertThat(people.schema()).isEqualTo(PEOPLE);
    assertThat(people.rows().values()).isEqualTo(rows().values());
    assertThat(people.rowCount()).isEqualTo(3);
  }

  @Test
  void parquet_keeps_every_type_and_the_same_rows_give_the_same_bytes() throws Exception {
    Path first = folder.resolve("a.parquet");
    Path second = folder.resolve("b.parquet");
    TableWriter.writeParquet(session, people, first);
    try (TableSession other = TableSession.open(folder)) {
      TableWriter.writeParquet(other, other.table(rows()), second);
    }

    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(session.parquet(first).schema()).isEqualTo(PEOPLE);
    assertThat(session.parquet(first).rows().values()).isEqualTo(rows().values());
  }

  @Test
  void csv_for_programs_reads_back_as_the_same_table() throws Exception {
    Path file = folder.resolve("a.csv");
    Rows rows =
        new Rows(
            new Schema(
                List.of(new Column("text", ColumnType.TEXT), new Column("n", ColumnType.NUMBER))),
            List.of(Arrays.asList("=cmd(), \"x\"\nnext", 0.1), Arrays.asList("ş", null)));
    TableWriter.writeCsv(session, session.table(rows), file);

    assertThat(Files.readString(file)).startsWith("text,n\n\"=cmd(), \"\"x\"\"\nnext\",0.1\n");
    assertThat(TableReader.read(session, file, FileFormat.CSV, CsvFormat.PLAIN).rows())
        .isEqualTo(rows);
  }

  @Test
  void csv_for_people_disarms_formulas_in_texts_only() throws Exception {
    Path file = folder.resolve("a.csv");
    Table table = session.query("select '=cmd()' as a, '@x' as b, '-' as c, -1 as n, 'plain' as d");
    TableWriter.writeCsvForPeople(session, table, file);

    assertThat(Files.readString(file)).isEqualTo("a,b,c,n,d\n'=cmd(),'@x,'-,-1,plain\n");
  }

  @Test
  void json_lines_have_null_where_json_has_no_number() throws Exception {
    Path file = folder.resolve("a.jsonl");
    TableWriter.writeJsonLines(session, people.select("name", "pay"), file);

    assertThat(Files.readString(file))
        .isEqualTo(
            "{\"name\":\"Ann\",\"pay\":12.5}\n{\"name\":\"Bob\",\"pay\":null}\n"
                + "{\"name\":null,\"pay\":null}\n");
  }

  @Test
  void conditions_columns_and_functions_give_new_tables() {
    assertThat(people.where("age > 30").column("name").values()).containsExactly("Bob");
    assertThat(people.where(row -> row.number("age") == null).rowCount()).isEqualTo(1);
    assertThat(people.select("age", "name").schema().names()).containsExactly("age", "name");
    assertThat(people.without("age", "pay", "paid", "born", "seen").schema().names())
        .containsExactly("name");
    assertThat(people.withColumn("next", "age + 1").column("next").values())
        .containsExactly(31L, 41L, null);
    assertThat(people.withColumn("age", "age * 2").schema()).isEqualTo(PEOPLE);
    assertThat(
            people
                .withColumn("short", row -> row.text("name") == null ? "?" : "x")
                .schema()
                .names())
        .endsWith("short");
    assertThat(people.orderBy("age").limit(1).column("name").values()).containsExactly("Ann");
    assertThat(people.union(people).distinct().rowCount()).isEqualTo(3);
    assertThat(people.fill(0).column("age").values()).containsExactly(30L, 40L, 0L);
    assertThat(people.fill("name", "nobody").column("name").nulls()).isZero();
    assertThat(
            people
                .sql("with b as (select * from self) select max(age) as oldest from b")
                .rows()
                .values())
        .containsExactly(List.of(40L));
  }

  @Test
  void joins_keep_or_drop_rows_without_a_partner() {
    Table towns =
        session.query("select * from (values ('Ann', 'Ulm'), ('Eve', 'Bonn')) t(name, town)");

    assertThat(people.join(towns, "name", Table.JoinKind.INNER).column("town").values())
        .containsExactly("Ulm");
    assertThat(people.join(towns, "name", Table.JoinKind.LEFT).rowCount()).isEqualTo(3);
    assertThatThrownBy(() -> people.join(people, "name", Table.JoinKind.LEFT))
        .hasMessageContaining("both tables have ");
  }

  @Test
  void groups_are_aggregated_and_sorted_by_key() {
    Table table = session.query("select * from (values ('b', 1), ('a', 2), ('b', 3)) t(k, v)");

    assertThat(table.groupBy("k").agg("sum(v) as total", "count(*) as n").rows().values())
        .containsExactly(List.of("a", 2L, 1L), List.of("b", 4L, 2L));
  }

  @Test
  void column_statistics_leave_out_what_is_no_number() {
    Table.ColumnValues pay = people.column("pay");

    assertThat(pay.nulls()).isEqualTo(1);
    assertThat(pay.min()).isEqualTo(12.5);
    assertThat(pay.max()).isEqualTo(12.5);
    assertThat(pay.mean()).isEqualTo(12.5);
    assertThat(people.where("false").column("pay").mean()).isNull();
    assertThat(people.column("name").mean()).isNull();
  }

  @Test
  void rows_are_shown_as_aligned_text() {
    assertThat(people.select("name", "age").show(2)).isEqualTo("name  age\nAnn    30\nBob    40");
  }

  @Test
  void an_unknown_column_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> people.select("agee"))
        .isInstanceOf(StepFailure.class)
        .hasMessage("there is no column 'agee'; there are name, age, pay, paid, born, seen");
    assertThatThrownBy(() -> people.where(row -> row.number("x") == null))
        .hasMessageContaining("there is no column 'x'");
    assertThatThrownBy(() -> people.where("agee > 1").rowCount())
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("agee");
  }

  @Test
  void sql_reaches_no_other_file_and_no_extension() throws Exception {
    Path secret = Files.writeString(Files.createTempDirectory("other").resolve("a.csv"), "a\n1\n");

    assertThatThrownBy(() -> people.sql("select * from '" + secret + "'").rowCount())
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("disabled by configuration");
    assertThatThrownBy(() -> session.execute("set enable_external_access = true"))
        .hasMessageContaining("locked");
    assertThatThrownBy(() -> session.execute("load httpfs")).isInstanceOf(StepFailure.class);
    Files.delete(secret);
  }

  @Test
  void messages_of_failed_conversions_hold_no_value() {
    Table names = people.withColumn("n", "cast(name as integer)");

    assertThatThrownBy(names::rows)
        .isInstanceOf(StepFailure.class)
        .hasMessageNotContaining("Ann")
        .hasMessageContaining("Conversion Error");
  }

  @Test
  void arrays_hold_numbers_with_nan_and_texts_with_null() {
    ColumnArrays arrays = ColumnArrays.of(people);

    assertThat(arrays.numbers("age")).containsExactly(30, 40, Double.NaN);
    assertThat(arrays.numbers("paid")).containsExactly(1, 0, Double.NaN);
    assertThat(arrays.numbers("born")[0]).isEqualTo(LocalDate.of(1996, 2, 29).toEpochDay());
    assertThat(arrays.numbers("seen")[0]).isEqualTo(1767323045.678);
    assertThat(arrays.texts("name")).containsExactly("Ann", "Bob", null);
    assertThat(arrays.texts("born")).containsExactly("1996-02-29", null, null);
    assertThat(arrays.texts("seen")[0]).isEqualTo("2026-01-02T03:04:05.678");
  }

  @Test
  void what_is_no_parquet_file_is_refused_with_its_magic() throws Exception {
    Path text = Files.writeString(folder.resolve("a.parquet"), "id,name\n1,Ann\n");
    Path empty = Files.createFile(folder.resolve("b.parquet"));
    Path whole = folder.resolve("c.parquet");
    TableWriter.writeParquet(session, people, whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("d.parquet"), Arrays.copyOf(bytes, bytes.length - 9));

    assertThatThrownBy(() -> session.parquet(text))
        .hasMessage("a.parquet is not a Parquet file (magic 0x69642c6e instead of PAR1)");
    assertThatThrownBy(() -> session.parquet(empty))
        .hasMessage("b.parquet is not a Parquet file (it is empty)");
    assertThatThrownBy(() -> session.parquet(cut))
        .hasMessageStartingWith("d.parquet is not a Parquet file (it is cut off");
  }

  @Test
  void nested_columns_are_refused_by_name() {
    assertThatThrownBy(() -> session.query("select 1 as id, [1, 2] as list"))
        .hasMessageStartingWith("column 'list' holds INTEGER[], which is nested or binary");
  }
}
