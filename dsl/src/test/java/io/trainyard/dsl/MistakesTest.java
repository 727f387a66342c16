package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.testing.GeneratedFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {
  private static final String FOLDER = "dsl/src/test/resources/io/trainyard/dsl/";

  private final PipelineLoader loader = PipelineLoader.plain();

  /**
   * {@code planted}: eighteen mistakes in a file of 23 lines. {@code typed}: what people type who
   * come from other languages, a line each. {@code phase}: describing where code runs later, and
   * the other way round.
   */
  @ParameterizedTest
  @ValueSource(strings = {"planted", "typed", "phase"})
  void every_mistake_of_a_file_is_told_in_one_pass_with_its_place_and_fix(String name) {
    Loaded loaded = loader.load(GeneratedFile.top().resolve(FOLDER + name + ".groovy"));
    assertThat(loaded.pipeline()).isEmpty();
    GeneratedFile.of(FOLDER + name + ".expected.txt")
        .shouldBe(loaded.problems().stream().map(p -> p + "\n").collect(Collectors.joining()));
  }

  @Test
  void eighteen_planted_mistakes_are_eighteen_errors() {
    Loaded loaded = loader.load(GeneratedFile.top().resolve(FOLDER + "planted.groovy"));
    assertThat(loaded.problems())
        .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
        .hasSize(18);
  }

  @Test
  void a_syntax_error_stands_alone_with_its_place() {
    assertThat(Examples.errors(loader, "pipeline('p') {\n    about 'x\n}\n"))
        .containsExactly(
            "p.groovy:2:11: this text has no end: close it with '\n"
                + "        about 'x\n              ^");
    assertThat(Examples.errors(loader, "pipeline('p') {\n    about 'x'\n"))
        .containsExactly(
            "p.groovy:1:15: this { has no }\n    pipeline('p') {\n                  ^");
  }

  @Test
  void circles_are_shown_as_a_path() {
    String text =
        """
        pipeline('p') {
            def a = transform(b) { sql 'x' }
            def b = transform(c) { sql 'x' }
            def c = transform(a) { sql 'x' }
        }
        """;
    assertThat(Examples.errors(loader, text))
        .contains("p.groovy:2:23: these steps need each other in a circle: a -> b -> c -> a");
  }

  @Test
  void a_name_that_is_missing_shows_near_ones() {
    String text =
        """
        pipeline('p') {
            def people = collect { csv 'x' }
            def b = transform(people) { sql 'x'; needs peple }
        }
        """;
    assertThat(Examples.errors(loader, text))
        .containsExactly("p.groovy:3:48: nothing here is called 'peple'. Did you mean 'people'?");
  }

  @Test
  void an_option_before_its_block_is_told_once() {
    String text =
        """
        pipeline('p') {
            def raw = collect { csv 'x' }
            def parts = split(raw) { holdOut 0.2 }
            def model = train(parts.train, target: 'y') { using decisionTree }
        }
        """;
    assertThat(Examples.errors(loader, text))
        .singleElement()
        .asString()
        .endsWith("options go in the block: word value, never word: value");
  }

  @Test
  void what_a_block_is_handed_has_its_type_already() {
    String text =
        """
        pipeline('p') {
            def raw = collect { csv 'x' }
            def less = transform(raw) { compute { String rows -> rows.limit(3) } }
        }
        """;
    assertThat(Examples.errors(loader, text))
        .containsExactly(
            "p.groovy:3:43: write rows without a type: what a block is handed has its type"
                + " already");
  }

  @Test
  void names_state_the_allowed_pattern() {
    for (String name : new String[] {"a/b", "..", "🚂", "x".repeat(300), "CON", "Churn", ""}) {
      assertThat(Examples.errors(loader, "pipeline('" + name + "') { }\n"))
          .singleElement()
          .asString()
          .startsWith("p.groovy:1:10: '")
          .contains("[a-z][a-z0-9_-]{0,62}");
    }
  }
}
