package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Problem;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BadFilesTest {
  private static final String GOOD = "pipeline('p') {\r\n    about 'Zürich'\r\n}\r\n";

  private final PipelineLoader loader = PipelineLoader.plain();

  @TempDir Path folder;

  @Test
  void an_empty_file_holds_no_pipeline() {
    assertThat(Examples.errors(loader, ""))
        .containsExactly("p.groovy: no pipeline { } found: a file holds one pipeline('name') { }");
    assertThat(Examples.errors(loader, "// nothing\n")).hasSize(1);
  }

  @Test
  void a_byte_order_mark_and_any_line_ends_are_fine() throws IOException {
    assertThat(write("\uFEFF" + GOOD, StandardCharsets.UTF_8).pipeline().orElseThrow().about())
        .isEqualTo("Zürich");
    assertThat(write(GOOD.replace("\r\n", "\r"), StandardCharsets.UTF_8).problems()).isEmpty();
  }

  @Test
  void other_encodings_are_named_by_the_first_byte_that_is_not_utf_8() throws IOException {
    assertThat(write(GOOD, StandardCharsets.ISO_8859_1).problems())
        .map(Problem::toString)
        .containsExactly("bad.groovy: not UTF-8 at byte 29: save the file as UTF-8");
    assertThat(write(GOOD, StandardCharsets.UTF_16).problems())
        .map(Problem::toString)
        .containsExactly("bad.groovy: not UTF-8 at byte 0: save the file as UTF-8");
  }

  @Test
  void a_file_that_is_gone_is_a_problem_not_an_exception() {
    assertThat(loader.load(folder.resolve("gone.groovy")).problems())
        .singleElement()
        .asString()
        .endsWith("gone.groovy: there is no such file");
  }

  @Test
  @Timeout(20)
  void nothing_loops_while_a_file_is_read_because_nothing_is_executed() {
    assertThat(Examples.errors(loader, "pipeline('p') { while (true) { } }\n")).hasSize(1);
    assertThat(Examples.errors(loader, "while (true) { }\n")).isNotEmpty();
    assertThat(Examples.errors(loader, "def f() { f() }\nf()\npipeline('p') { }\n")).isNotEmpty();
  }

  @Test
  void two_pipelines_in_a_file_are_told_with_both_places() {
    assertThat(Examples.errors(loader, "pipeline('p') { }\npipeline('p') { }\n"))
        .containsExactly("p.groovy:2:1: a file holds one pipeline (the other one is at line 1)");
  }

  @Test
  void pipelines_of_one_name_are_told_with_both_files() throws IOException {
    Loaded one = write(GOOD, StandardCharsets.UTF_8);
    Loaded two = Examples.load(loader, GOOD);
    assertThat(SameNames.among(List.of(one.pipeline().orElseThrow(), two.pipeline().orElseThrow())))
        .map(Problem::toString)
        .containsExactly(
            "p.groovy: two pipelines are called 'p' (the other one is in bad.groovy): rename one of"
                + " them");
  }

  @Test
  @Timeout(60)
  void too_many_steps_are_refused_with_the_limit() {
    StringBuilder text = new StringBuilder("pipeline('p') {\n");
    for (int i = 0; i < 2_001; i++) {
      text.append("    def s").append(i).append(" = collect { csv 'x' }\n");
    }
    assertThat(Examples.errors(loader, text + "}\n"))
        .singleElement()
        .asString()
        .contains("2001 lines", "at most 2000");
  }

  @Test
  @Timeout(60)
  void a_long_chain_of_steps_is_read() {
    StringBuilder text = new StringBuilder("pipeline('p') {\n    def s0 = collect { csv 'x' }\n");
    for (int i = 1; i < 1_900; i++) {
      text.append("    def s" + i + " = transform(s" + (i - 1) + ") { sql 'x' }\n");
    }
    Loaded loaded = Examples.load(loader, text + "}\n");
    assertThat(loaded.pipeline().orElseThrow().steps()).hasSize(1_900);
    assertThat(loaded.problems())
        .singleElement()
        .asString()
        .contains("warning", "1900 lines of its own");
  }

  @Test
  @Timeout(60)
  void a_hundred_thousand_steps_are_refused_by_their_text() {
    String text = "pipeline('p') {\n" + "    def s = collect { csv 'x' }\n".repeat(100_000) + "}\n";
    assertThat(Examples.errors(loader, text))
        .singleElement()
        .asString()
        .startsWith("p.groovy: this file has more than 500,000 characters; part it");
  }

  @Test
  @Timeout(60)
  void ten_thousand_steps_in_a_chain_are_refused_with_the_limit() {
    StringBuilder text = new StringBuilder("pipeline('p') {\n    def s0 = collect { csv 'x' }\n");
    for (int i = 1; i < 10_000; i++) {
      text.append("def s" + i + " = transform(s" + (i - 1) + ") { sql 'x' }\n");
    }
    assertThat(Examples.errors(loader, text + "}\n"))
        .singleElement()
        .asString()
        .contains("10000 lines", "at most 2000");
  }

  @Test
  @Timeout(60)
  void deep_nesting_and_long_lines_are_refused_before_they_keep_the_parser_busy() {
    String deep = "pipeline('p') { about " + "(".repeat(3_000) + "'x'" + ")".repeat(3_000) + " }\n";
    assertThat(Examples.errors(loader, deep))
        .containsExactly("p.groovy:1:122: this is nested in more than 100 brackets: part it");
    String calls = "def f() { 'a'" + ".trim()".repeat(10_000) + " }\npipeline('p') { }\n";
    assertThat(Examples.errors(loader, calls))
        .containsExactly("p.groovy:1:1: this line has more than 10000 characters: part it");
    String lines = "def f() { 'a'" + "\n.trim()".repeat(10_000) + " }\npipeline('p') { }\n";
    assertThat(Examples.errors(loader, lines))
        .containsExactly(
            "p.groovy: an expression of this file is too long or nested too deeply to be read:"
                + " part it");
  }

  private Loaded write(String text, Charset charset) throws IOException {
    Path file = folder.resolve("bad.groovy");
    Files.write(file, text.getBytes(charset));
    return loader.load(file);
  }
}
