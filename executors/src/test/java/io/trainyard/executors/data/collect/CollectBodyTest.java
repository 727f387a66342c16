package io.trainyard.executors.data.collect;

import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static io.trainyard.executors.data.Attempts.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.Attempts;
import io.trainyard.executors.data.duck.SchemaJson;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.duck.TableWriter;
import io.trainyard.executors.data.file.CsvFormat;
import io.trainyard.executors.data.file.CsvReader;
import io.trainyard.executors.data.file.FileFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CollectBodyTest {
  @TempDir Path folder;
  private final CollectBody body = new CollectBody();
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    attempts = new Attempts(folder);
  }

  private Outcome.Succeeded collect(String csv, Option... more) throws Exception {
    Files.writeString(folder.resolve("a.csv"), csv);
    return attempts.succeed(body, collectCsv(more));
  }

  private static Step collectCsv(Option... more) {
    Option[] lines = new Option[more.length + 1];
    lines[0] = line("csv", text("a.csv"));
    System.arraycopy(more, 0, lines, 1, more.length);
    return step("rows", "collect", lines);
  }

  private static Artifact data(Outcome.Succeeded outcome) {
    return outcome.outputs().get("data");
  }

  private static Schema schema(Outcome.Succeeded outcome) {
    return SchemaJson.read(data(outcome).facts().get("schema"));
  }

  @Test
  void telco_total_charges_are_numbers_with_eleven_nulls() throws Exception {
    Files.copy(
        Path.of("../pipelines/data/telco_churn.csv"),
        folder.resolve("a.csv"),
        StandardCopyOption.REPLACE_EXISTING);

    Outcome.Succeeded outcome = attempts.succeed(body, collectCsv());

    assertThat(outcome.rows()).hasValue(7043);
    assertThat(outcome.findings()).isEmpty();
    assertThat(schema(outcome).column("TotalCharges").orElseThrow().type())
        .isEqualTo(ColumnType.NUMBER);
    assertThat(schema(outcome).column("tenure").orElseThrow().type())
        .isEqualTo(ColumnType.WHOLE_NUMBER);
    assertThat(schema(outcome).column("Churn").orElseThrow().type()).isEqualTo(ColumnType.TEXT);
    assertThat(column(profile(outcome), "TotalCharges").get("nulls").asLong()).isEqualTo(11);
    assertThat(column(profile(outcome), "TotalCharges").get("min").asDouble()).isEqualTo(18.8);
    assertThat(data(outcome).facts())
        .containsEntry("rows", "7043")
        .containsEntry("columns", "21")
        .containsEntry("source", "a.csv")
        .containsEntry(
            "sourceDigest",
            "sha256:16320c9c1ec72448db59aa0a26a0b95401046bef5d02fd3aeb906448e3055e91");
    assertThat(attempts.progress()).contains(7043L);
  }

  private JsonNode profile(Outcome.Succeeded outcome) throws Exception {
    Digest digest = Digest.parse(data(outcome).facts().get("profile"));
    return JsonMapper.shared().readTree(attempts.artifacts().bytes(digest));
  }

  private static JsonNode column(JsonNode profile, String name) {
    for (JsonNode column : profile.get("columns")) {
      if (column.get("name").asString().equals(name)) {
        return column;
      }
    }
    throw new AssertionError("no column " + name);
  }

  @Test
  void unchanged_data_give_the_same_version_and_nothing_is_written() throws Exception {
    Artifact first = data(collect("id,n\n1,2.5\n"));
    long kept = attempts.kept();

    Outcome.Succeeded again = collect("id,n\n1,2.5\n");

    assertThat(data(again)).isEqualTo(first);
    assertThat(again.rows()).hasValue(1);
    assertThat(again.facts()).isEmpty();
    assertThat(attempts.kept()).isEqualTo(kept);
    assertThat(data(collect("id,n\n1,2.6\n")).digest()).isNotEqualTo(first.digest());
  }

  @Test
  void every_type_is_found_by_all_fields_and_blank_ones_are_null() throws Exception {
    Outcome.Succeeded outcome =
        collect(
            "w,n,y,d,t,x\n1,1.5,true,2026-01-31,2026-01-31T10:00:00+05:30,a\n"
                + " , ,  ,\t, ,  \n-3,2e3,FALSE,2024-02-29,2026-01-31 10:00,\n");

    assertThat(schema(outcome).columns())
        .extracting(column -> column.type())
        .containsExactly(
            ColumnType.WHOLE_NUMBER,
            ColumnType.NUMBER,
            ColumnType.YES_NO,
            ColumnType.DATE,
            ColumnType.TIMESTAMP,
            ColumnType.TEXT);
    assertThat(attempts.show(data(outcome)).lines())
        .containsExactly(
            " w       n  y      d           t                 x",
            " 1     1.5  true   2026-01-31  2026-01-31T04:30  a",
            "",
            "-3  2000.0  false  2024-02-29  2026-01-31T10:00");
  }

  @Test
  void a_null_text_is_null_in_every_column() throws Exception {
    Outcome.Succeeded outcome =
        collect("a,b\n1,NA\nNA,x\n", line("nullText", text("NA"), text("-")));

    assertThat(schema(outcome).column("a").orElseThrow().type()).isEqualTo(ColumnType.WHOLE_NUMBER);
    assertThat(attempts.show(data(outcome))).isEqualTo("a  b\n1\n   x");
  }

  @Test
  void byte_order_mark_line_ends_quotes_and_another_delimiter_are_read() throws Exception {
    Outcome.Succeeded outcome =
        collect("\ufeffid;text\r\n1;\"a;\"\"b\"\"\nc\"\r\n\r\n2;ş", line("delimiter", text(";")));

    assertThat(schema(outcome).names()).containsExactly("id", "text");
    assertThat(outcome.rows()).hasValue(2);
    assertThat(attempts.show(data(outcome))).contains("a;\"b\"\nc").contains("ş");
  }

  @Test
  void a_header_alone_gives_no_rows_and_says_so() throws Exception {
    Outcome.Succeeded outcome = collect("a,b\n");

    assertThat(outcome.rows()).hasValue(0);
    assertThat(outcome.findings()).extracting(Finding::value).containsExactly("0 rows");
    assertThat(column(profile(outcome), "a").get("min").isNull()).isTrue();
  }

  @Test
  void numbers_with_something_else_among_them_stay_text_and_the_row_is_named() throws Exception {
    assertDoubt("NaN", "row 3 holds 'NaN', which is no number");
    assertDoubt("inf", "row 3 holds infinity, which is no number");
    assertDoubt("\"1,5\"", "row 3 holds a number with a decimal comma");
    assertDoubt("1e999", "row 3 holds a number beyond the range of a number");
    assertDoubt("--", "row 3 holds a mark for a missing value");
    assertDoubt("007", "row 3 holds a number with leading zeros");
  }

  private void assertDoubt(String field, String why) throws Exception {
    Outcome.Succeeded outcome = collect("n\n1\n2.5\n" + field + "\n");
    assertThat(schema(outcome).column("n").orElseThrow().type()).isEqualTo(ColumnType.TEXT);
    assertThat(outcome.findings())
        .extracting(Finding::why)
        .containsExactly(
            "column 'n' is text: "
                + why
                + ", while 2 of 3 fields are numbers; mend the row, or name a mark for missing"
                + " values with nullText");
  }

  @Test
  void a_type_that_changes_after_many_rows_is_named_by_row_and_never_becomes_null()
      throws Exception {
    StringBuilder csv = new StringBuilder("n\n");
    for (int i = 0; i < 250_000; i++) {
      csv.append(i).append('\n');
    }
    Outcome.Succeeded outcome = collect(csv.append("x1\n").toString());

    assertThat(outcome.findings().get(0).why()).contains("row 250001 holds text, while 250000 of");
    assertThat(column(profile(outcome), "n").get("nulls").asLong()).isZero();
    assertThat(attempts.progress()).containsSequence(100_000L, 200_000L);
  }

  @Test
  void a_date_that_does_not_exist_and_an_ambiguous_one_stay_text() throws Exception {
    assertThat(collect("d\n2026-02-28\n2026-02-30\n").findings().get(0).why())
        .contains("row 2 holds a date that does not exist");
    assertThat(collect("d\n1/2/2011\n2/2/2011\n").findings().get(0).why())
        .contains("say the format, as in strptime(d, '%d/%m/%Y')");
  }

  @Test
  void malformed_files_are_refused_with_row_line_and_reason() {
    assertRefused("", "a.csv is empty: 0 rows and no header");
    assertRefused("a,b\n1,2\n3\n", "a.csv, row 2 (line 3): 1 field, but the header has 2");
    assertRefused("a,b\n1,2\n1,2,3\n", "a.csv, row 2 (line 3): 3 fields, but the header has 2");
    assertRefused(
        "a,b\n1,\"x\n2,y\n",
        "a.csv, row 1 (line 2), column 2: the quote opened in line 2 is never closed");
    assertRefused("a\n\"x\"y\n", "a.csv, row 1 (line 2), column 1: text follows the closing quote");
    assertRefused("a;b\n1;2\n", "write delimiter ';'");
    assertRefused("a,b,A\n", "a.csv, line 1: 'A' names column 1 and column 3");
    assertRefused("a,,b\n", "a.csv, line 1: column 2 has no name");
    assertRefused("a,b\n1,\0\n", "a.csv holds a NUL byte at offset 6");
  }

  private void assertRefused(String csv, String message) {
    assertThatThrownBy(() -> collect(csv))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining(message);
  }

  @Test
  void bytes_that_are_not_utf_8_are_named_by_offset() throws Exception {
    Files.write(folder.resolve("a.csv"), new byte[] {'a', '\n', '"', 'x', (byte) 0xe9, '"', '\n'});
    assertThatThrownBy(() -> attempts.run(body, collectCsv()))
        .hasMessage("a.csv is not UTF-8: invalid byte at offset 4 (line 2); save it as UTF-8");

    Files.write(folder.resolve("a.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
    assertThatThrownBy(() -> attempts.run(body, collectCsv()))
        .hasMessage("a.csv is UTF-16, not UTF-8; save it as UTF-8");
  }

  @Test
  void a_line_without_end_is_refused_before_memory_is_full() throws Exception {
    byte[] line = new byte[CsvReader.LONGEST_RECORD * 3];
    java.util.Arrays.fill(line, (byte) 'x');
    Files.write(folder.resolve("a.csv"), line);

    assertThatThrownBy(() -> attempts.run(body, collectCsv()))
        .hasMessageContaining("a.csv, line 1: longer than 16 MiB");
  }

  @Test
  void a_missing_file_a_folder_and_a_wrong_checksum_are_refused() throws Exception {
    assertThatThrownBy(() -> attempts.run(body, collectCsv()))
        .hasMessageStartingWith("a.groovy:3:5: step 'rows', option 'csv': 'a.csv' does not exist")
        .extracting(failure -> ((StepFailure) failure).retryable())
        .isEqualTo(false);

    String digest = Digest.of("a\n1\n").toString();
    collect("a\n1\n", line("checksum", text(digest)));
    assertThatThrownBy(() -> collect("a\n2\n", line("checksum", text(digest))))
        .hasMessageContaining("has the checksum sha256:")
        .hasMessageContaining("not " + digest);
  }

  @Test
  void a_file_that_changes_while_it_is_read_is_tried_again() throws Exception {
    Path file = Files.writeString(folder.resolve("a.csv"), "a\n1\n");
    SourceFile source = LocalSource.find(folder, "a.csv", FileFormat.CSV, null);
    Files.writeString(file, "a\n2\n");

    try (TableSession session = TableSession.open(folder, file)) {
      assertThatThrownBy(() -> source.read(session, CsvFormat.PLAIN, rows -> {}))
          .hasMessageContaining("a.csv changed while it was read")
          .extracting(failure -> ((StepFailure) failure).retryable())
          .isEqualTo(true);
    }
  }

  @Test
  void json_lines_and_arrays_are_read_with_the_columns_of_all_objects() throws Exception {
    String lines = "{\"id\":1,\"on\":\"2026-01-31\"}\n{\"id\":2.5,\"ok\":true,\"name\":\"7\"}\n";
    for (String json : List.of(lines, "[" + lines.strip().replace("\n", ",") + "]")) {
      Files.writeString(folder.resolve("a.jsonl"), json);
      Outcome.Succeeded outcome =
          attempts.succeed(body, step("rows", "collect", line("jsonLines", text("a.jsonl"))));

      assertThat(schema(outcome).columns().toString())
          .contains("id, type=NUMBER", "on, type=DATE", "ok, type=YES_NO", "name, type=TEXT");
      assertThat(outcome.rows()).hasValue(2);
    }
  }

  @Test
  void json_that_is_broken_or_nested_is_refused_by_row() throws Exception {
    Step step = step("rows", "collect", line("jsonLines", text("a.jsonl")));
    Files.writeString(folder.resolve("a.jsonl"), "{\"a\":1}\n{\"a\":[1]}\n");
    assertThatThrownBy(() -> attempts.run(body, step))
        .hasMessageStartingWith("a.jsonl, row 2, field 'a': a nested value");
    Files.writeString(folder.resolve("a.jsonl"), "{\"a\":1}\n{\"a\":\n");
    assertThatThrownBy(() -> attempts.run(body, step))
        .hasMessageContaining("a.jsonl, row 2 (line 3): this is not JSON");
  }

  @Test
  void parquet_is_read_and_rewritten_in_our_own_form() throws Exception {
    try (TableSession session = TableSession.open(folder)) {
      TableWriter.writeParquet(
          session,
          session.query("select 1::tinyint as a, 0.5::decimal(4, 2) as b"),
          folder.resolve("a.parquet"));
    }
    Outcome.Succeeded outcome =
        attempts.succeed(body, step("rows", "collect", line("parquet", text("a.parquet"))));

    assertThat(attempts.show(data(outcome))).isEqualTo("a    b\n1  0.5");
  }

  @Test
  void a_column_that_later_steps_need_and_that_is_gone_fails_with_a_table_of_changes()
      throws Exception {
    attempts.later(
        Attempts.after(
            step("clean", "validate", line("column", text("age"), word("present"))),
            new Value.Output("rows", "data")));
    attempts.later(
        Attempts.after(
            step("model", "train", line("target", text("left"))),
            new Value.Output("clean", "data")));
    collect("id,age,left,plan\n1,2,yes,a\n");

    assertThat(collect("id,age,left,city\nx,2,yes,b\n").findings())
        .extracting(Finding::why)
        .containsExactly("id was wholeNumber and is text; plan is gone; city is new");
    assertThatThrownBy(() -> collect("id,city\nx,b\n"))
        .hasMessage(
            "a.groovy:2:1: step 'rows': the source no longer has age, left, which later steps need;"
                + " mend the source or those steps\n"
                + "column  last version  now  needed by\n"
                + "age     wholeNumber   -    clean\n"
                + "left    text          -    model");
  }

  @Test
  void exactly_one_source_is_to_be_named() {
    assertThatThrownBy(() -> CollectOptions.of(step("rows", "collect")))
        .hasMessageContaining("it names no source; write one of csv");
    assertThatThrownBy(() -> CollectOptions.of(collectCsv(line("http", text("http://x")))))
        .hasMessageContaining("it names 2 sources");
    assertThatThrownBy(() -> CollectOptions.of(collectCsv(line("delimiter", text("ab")))))
        .hasMessageContaining("delimiter 'ab' is not one punctuation character");
  }

  @Test
  void a_published_table_is_collected_by_its_name() {
    Step step = step("rows", "collect", line("published", text("offers")));
    assertThatThrownBy(() -> attempts.run(body, step))
        .hasMessageContaining("nothing is published as 'offers' yet");
  }
}
