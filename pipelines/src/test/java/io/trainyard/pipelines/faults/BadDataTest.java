package io.trainyard.pipelines.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trainyard.pipelines.TestHome;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data that cannot be meant, through {@code run}. */
@Tag("slow")
class BadDataTest {
  @TempDir Path folder;

  /**
   * Bad data for a step.
   *
   * @param csv the file {@code d.csv}
   * @param steps what is done with it, beginning with {@code d}
   * @param says what the message must hold
   */
  record Bad(String name, String csv, String steps, List<String> says) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String TRAIN = "def m = train(d) { target 'y'; using logisticRegression }\n";
  private static final String ROWS_1 = "def v = validate(d) { rowCount between(1, 10) }\n";

  static Stream<Bad> data() {
    return Stream.of(
        bad("an empty file", "", ROWS_1, "d.csv", "empty"),
        bad("a header alone", "x,y\n", ROWS_1, "0 rows"),
        bad("a ragged row", "x,y\n1,2\n3\n4,5\n", ROWS_1, "d.csv", "row 2", "1 field", "2"),
        bad("a row too long", "x,y\n1,2\n3,4,5\n", ROWS_1, "d.csv", "row 2", "3 fields", "2"),
        bad("an open quote", "x,y\n1,\"2\n3,4\n", ROWS_1, "d.csv", "quote"),
        bad("another delimiter", "x;y\n1;2\n3;4\n", ROWS_1, "delimiter ';'"),
        bad("a header twice", "x,y,x\n1,2,3\n", ROWS_1, "d.csv", "'x'", "1", "3"),
        bad("a blank header", "x,,y\n1,2,3\n", ROWS_1, "d.csv", "column 2"),
        bad(
            "words among numbers",
            "x\n1\n--\n3\n",
            "def v = validate(d) { column 'x', type(number) }\n",
            "'x'",
            "number"),
        bad(
            "a decimal comma",
            "x\n1.5\n\"1,5\"\n",
            "def v = validate(d) { column 'x', type(number) }\n",
            "'x'",
            "number"),
        bad("only empty labels", "x,y\n1,\n2,\n3,\n", TRAIN, "'target'", "every value is missing"),
        bad("one class only", "x,y\n1,a\n2,a\n3,a\n", TRAIN, "'target'", "all values are the same"),
        bad("no such target", "x,z\n1,a\n2,b\n", TRAIN, "'y'", "x, z"),
        bad(
            "a missing column in a query",
            "x\n1\n",
            "def t = transform(d) { sql 'select yy from d' }\n",
            "yy"));
  }

  @ParameterizedTest
  @MethodSource("data")
  void bad_data_fail_their_step_with_what_is_wrong_and_where(Bad bad) throws IOException {
    Files.writeString(folder.resolve("d.csv"), bad.csv(), UTF_8);
    TestHome home = TestHome.in(folder);

    run(home, bad.steps()).exits(1).says(bad.says().toArray(String[]::new));
    HomeFiles.of(home).assertNothingHalfWritten();
  }

  @Test
  void numbers_that_are_none_and_numbers_without_end_never_reach_a_verdict() throws IOException {
    Files.writeString(folder.resolve("d.csv"), "x\n1\n2\n3\n4\nNaN\ninf\n1e999\n", UTF_8);
    TestHome home = TestHome.in(folder);

    run(home, "def v = validate(d) { column 'x', between(0, 10) }\n")
        .exits(1)
        .says("x between", "numbers");
    home.trainyard("show", "1").exits(0).says("row 5", "NaN");
    HomeFiles.of(home).assertNothingHalfWritten();
  }

  @Test
  void another_type_far_down_is_named_with_its_row() throws IOException {
    String numbers =
        IntStream.range(0, 1_000_000).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("d.csv"), "x\n" + numbers + "\nmany\n", UTF_8);
    TestHome home = TestHome.in(folder);

    run(home, "def v = validate(d) { column 'x', type(wholeNumber) }\n").exits(1).says("'x'");
    HomeFiles.of(home).assertNothingHalfWritten();
  }

  @Test
  void bytes_that_are_no_text_are_named_with_their_place() throws IOException {
    TestHome home = TestHome.in(folder);

    Files.write(folder.resolve("d.csv"), bytes("x,y\n1,caf", 0xE9, "\n"));
    run(home, ROWS_1).exits(1).says("d.csv", "not UTF-8", "offset 9");
    Files.write(folder.resolve("d.csv"), bytes("x,y\n1,a", 0, "b\n"));
    run(home, ROWS_1).exits(1).says("d.csv", "NUL", "offset 7");
    HomeFiles.of(home).assertNothingHalfWritten();
  }

  @Test
  void a_line_without_end_is_refused_without_filling_the_memory() throws IOException {
    byte[] piece = new byte[1 << 20];
    Arrays.fill(piece, (byte) 'a');
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("d.csv")))) {
      out.write("x\n".getBytes(UTF_8));
      for (int i = 0; i < 64; i++) {
        out.write(piece);
      }
    }
    TestHome home = TestHome.in(folder);

    run(home, ROWS_1).exits(1).says("d.csv", "line 2");
    HomeFiles.of(home).assertNothingHalfWritten();
  }

  @Test
  void rows_without_a_column_of_the_model_are_refused_naming_it() throws IOException {
    Files.writeString(folder.resolve("d.csv"), "x,z,y\n1,1,a\n2,0,b\n3,1,a\n4,0,b\n", UTF_8);
    Files.writeString(folder.resolve("rows.csv"), "x,w\n1,2\n", UTF_8);
    TestHome home = TestHome.in(folder);

    run(home, TRAIN + "def r = register(m) { named 'm'; alias 'champion' }\n").exits(0);
    home.trainyard("predict", "m", "--rows", "rows.csv").exits(2).says("'z'", "x, w");
  }

  private io.trainyard.pipelines.Ended run(TestHome home, String steps) throws IOException {
    Files.writeString(
        folder.resolve("p.groovy"),
        "pipeline('p') {\ndef d = collect { csv 'd.csv' }\n" + steps + "}\n",
        UTF_8);
    return home.trainyard("run", "p.groovy");
  }

  private static Bad bad(String name, String csv, String steps, String... says) {
    return new Bad(name, csv, steps, List.of(says));
  }

  private static byte[] bytes(String before, int odd, String after) {
    byte[] head = before.getBytes(UTF_8);
    byte[] tail = after.getBytes(UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + 1 + tail.length);
    all[head.length] = (byte) odd;
    System.arraycopy(tail, 0, all, head.length + 1, tail.length);
    return all;
  }
}
