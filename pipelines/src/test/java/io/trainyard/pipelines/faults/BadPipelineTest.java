package io.trainyard.pipelines.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.trainyard.pipelines.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipeline files that cannot be meant, through {@code lint} and {@code run}. */
@Tag("slow")
class BadPipelineTest {
  private static final String COLLECT = "def a = collect { csv 'a.csv' }\n";

  @TempDir Path folder;

  /**
   * One bad file.
   *
   * @param text everything, or what stands inside {@code pipeline('p') { }} on its second line
   * @param says what the message must hold
   */
  record Bad(String name, String text, List<String> says) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bad> files() {
    return Stream.of(
        whole("an empty file", "", "bad.groovy: ", "no pipeline"),
        whole("a file that is only a comment", "// nothing yet\n", "no pipeline"),
        whole("an open bracket", "pipeline('p') {\n  about 'x\n}\n", "bad.groovy:2:"),
        whole("a brace too few", "pipeline('p') {\n  about 'x'\n", "bad.groovy:"),
        inside("a misspelt verb", "def m = trian(a) { target 'x' }", "bad.groovy:3:", "train"),
        inside(
            "a cycle",
            "def b = transform(c) { sql 'select 1 as x' }\ndef c = transform(b) { sql 'select 1 as x' }",
            "bad.groovy:3:",
            "c"),
        inside(
            "a step that needs itself",
            "def b = transform(b) { sql 'select 1 as x' }",
            "bad.groovy:3:",
            "b"),
        inside(
            "a missing step",
            "def b = transform(aa) { sql 'select 1 as x' }",
            "bad.groovy:3:",
            "aa",
            "'a'"),
        inside("two steps of one name", COLLECT, "bad.groovy:3:", "a", "2"),
        whole(
            "two pipelines in a file",
            "pipeline('p') { " + COLLECT + " }\npipeline('q') { " + COLLECT + " }\n",
            "bad.groovy:3:",
            "one pipeline"),
        whole("a name with a slash", named("a/b"), "bad.groovy:1:", "[a-z][a-z0-9_-]{0,62}"),
        whole("a name with dots", named("../x"), "bad.groovy:1:", "[a-z][a-z0-9_-]{0,62}"),
        whole("a name with a picture", named("\uD83D\uDE82"), "bad.groovy:1:", "[a-z]"),
        whole("a name of a device", named("CON"), "bad.groovy:1:", "[a-z]"),
        whole("a long name", named("a".repeat(300)), "bad.groovy:1:", "[a-z]"),
        whole("an endless loop", "while (true) { }\n", "bad.groovy:1:"),
        inside("an endless loop inside", "while (true) { }", "bad.groovy:3:"),
        inside("an exit", "System.exit(0)", "bad.groovy:3:", "System"),
        inside("a thread", "new Thread({ -> }).start()", "bad.groovy:3:", "'new'"),
        inside("retries below zero", "def b = collect { csv 'b.csv'; retry(-1) }", "retry", "0"),
        inside("no time at all", "def b = collect { csv 'b.csv'; timeout 0.minutes }", "timeout"),
        inside(
            "retries without end",
            "def b = collect { csv 'b.csv'; retry 1_000_000_000_000 }",
            "bad.groovy:3:",
            "retry"),
        whole("a chain of ten thousand steps", chain(10_000), "500,000 characters"),
        whole("a chain of four thousand steps", chain(4_000), "at most 2000"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_bad_file_is_refused_at_its_place_and_nothing_runs(Bad bad) throws IOException {
    Files.writeString(folder.resolve("bad.groovy"), bad.text(), UTF_8);
    TestHome home = TestHome.in(folder);

    home.trainyard("lint", "bad.groovy").exits(1).says(bad.says().toArray(String[]::new));
    home.trainyard("run", "bad.groovy").exits(1).says(bad.says().toArray(String[]::new));
    HomeFiles.of(home).assertNoRunAndNothingHalfWritten();
  }

  @Test
  void a_hundred_thousand_steps_are_too_many() throws IOException {
    Files.writeString(folder.resolve("bad.groovy"), manySteps(100_000), UTF_8);

    TestHome.in(folder).trainyard("lint", "bad.groovy").exits(1).says("500,000 characters");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_fine() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x\n1\n");
    Files.writeString(
        folder.resolve("good.groovy"),
        "\uFEFFpipeline('p') {\r\n  " + COLLECT.strip() + "\r\n}\r\n");

    TestHome.in(folder).trainyard("run", "good.groovy").exits(0);
  }

  @Test
  void a_file_that_is_not_utf_8_is_refused_with_the_byte() throws IOException {
    TestHome home = TestHome.in(folder);
    String text = "pipeline('p') {\n  about 'caf\u00e9'\n  " + COLLECT + "}\n";

    Files.write(folder.resolve("bad.groovy"), text.getBytes(ISO_8859_1));
    home.trainyard("lint", "bad.groovy").exits(1).says("not UTF-8", "byte 28");
    Files.write(folder.resolve("bad.groovy"), text.getBytes(UTF_16));
    home.trainyard("lint", "bad.groovy").exits(1).says("not UTF-8", "byte 0");
  }

  @Test
  void a_missing_file_is_named_with_those_beside_it() {
    TestHome.in(folder).trainyard("run", "nothing.groovy").exits(2).says("nothing.groovy");
  }

  private static Bad whole(String name, String text, String... says) {
    return new Bad(name, text, List.of(says));
  }

  private static Bad inside(String name, String lines, String... says) {
    return whole(name, "pipeline('p') {\n" + COLLECT + lines + "\n}\n", says);
  }

  private static String named(String name) {
    return "pipeline('" + name + "') { " + COLLECT + " }\n";
  }

  private static String manySteps(int count) {
    return IntStream.range(0, count)
        .mapToObj(step -> "def s" + step + " = collect { csv 'a.csv' }\n")
        .collect(Collectors.joining("", "pipeline('p') {\n", "}\n"));
  }

  private static String chain(int length) {
    return IntStream.range(1, length)
        .mapToObj(s -> "def s" + s + " = transform(s" + (s - 1) + ") { sql 'select 1 as x' }\n")
        .collect(
            Collectors.joining("", "pipeline('p') {\ndef s0 = collect { csv 'a.csv' }\n", "}\n"));
  }
}
