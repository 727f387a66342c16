package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines that call others. */
class CallLanguageTest {
  private static final String CALLED =
      """
      import static lib.tidy.less
      pipeline('shop-features') {
          def region = text()
          def raw = collect { csv "data/${region}.csv" }
          def parts = split(raw) { holdOut 0.2 }
          def list_of = transform(raw) { compute { raw -> less(raw) } }
          def model = train(parts.train) { target 'y'; using decisionTree }
      }
      """;

  @TempDir Path folder;
  private final PipelineLoader loader = PipelineLoader.plain();

  @BeforeEach
  void writeTheCalled() throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    write("lib/tidy.groovy", "Table less(Table rows) { rows.limit(3) }\n");
    write("lib/unused.groovy", "def unused() { 1 }\n");
    write("shop_features.groovy", CALLED);
    write("other.groovy", "pipeline('other') { }\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Loaded load(String line) throws IOException {
    return loader.load(
        write(
            "p.groovy",
            "pipeline('p') {\n    def raw = collect { csv 'x' }\n    " + line + "\n}\n"));
  }

  private List<String> errors(String line) throws IOException {
    return load(line).problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(Problem::toString)
        .toList();
  }

  @Test
  void what_the_steps_of_the_called_make_is_said_with_a_dot() throws IOException {
    Pipeline pipeline =
        load("def shared = call('shop-features') { give 'region', 'eu'; give 'raw', raw }\n"
                + "    def both = transform(shared.list_of, shared.table('raw')) { sql 'x' }")
            .pipeline()
            .orElseThrow();
    Step call = pipeline.step("shared").orElseThrow();
    assertThat(call.inputs()).isEmpty();
    assertThat(call.outputs())
        .containsExactly(
            new Output("raw", ArtifactKind.TABLE),
            new Output("parts", ArtifactKind.TABLE),
            new Output("list_of", ArtifactKind.TABLE),
            new Output("model", ArtifactKind.MODEL));
    assertThat(call.option("pipeline").orElseThrow().values())
        .containsExactly(new Value.Text("shop-features"));
    assertThat(call.outputsInOptions()).containsExactly(new Value.Output("raw", "data"));
    assertThat(pipeline.step("both").orElseThrow().inputs())
        .containsExactly(
            new Input("list_of", new Value.Output("shared", "list_of")),
            new Input("raw", new Value.Output("shared", "raw")));
    assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);
  }

  @Test
  void the_files_of_the_called_belong_to_the_caller_and_its_version() throws IOException {
    String line = "def shared = call('shop-features') { give 'region', 'eu' } // call('other')";
    Pipeline before = load(line).pipeline().orElseThrow();
    assertThat(before.sources())
        .extracting(Source::path)
        .containsExactly("p.groovy", "lib/tidy.groovy", "shop_features.groovy");
    assertThat(before.calls()).containsOnlyKeys("shop-features");
    assertThat(before.calls().get("shop-features").sources())
        .extracting(Source::path)
        .containsExactly("shop_features.groovy", "lib/tidy.groovy");
    write("shop_features.groovy", CALLED.replace("0.2", "0.3"));
    assertThat(load(line).pipeline().orElseThrow().version()).isNotEqualTo(before.version());
    assertThat(loader.load(before.sources()).pipeline()).contains(before);
  }

  @Test
  void a_change_of_the_called_is_seen_through_the_cache() throws IOException {
    PipelineLoader cached = PipelineLoader.cachedIn(folder.resolve("cache"));
    Path file =
        write(
            "p.groovy", "pipeline('p') { def a = call('shop-features') { give 'region', 'x' } }\n");
    Pipeline before = cached.load(file).pipeline().orElseThrow();
    assertThat(cached.load(file).pipeline()).contains(before);
    write("shop_features.groovy", CALLED.replace("0.2", "0.3"));
    assertThat(cached.load(file).pipeline().orElseThrow().calls()).isNotEqualTo(before.calls());
  }

  @Test
  void a_block_of_a_caller_can_be_prepared_from_its_sources_alone() throws IOException {
    Pipeline pipeline =
        load("def shared = call('shop-features') { give 'region', 'eu' }\n"
                + "    def a = transform(shared.raw) { compute { raw -> raw.limit(1) } }")
            .pipeline()
            .orElseThrow();
    Value.Code code =
        (Value.Code) step(pipeline, "a").option("compute").orElseThrow().values().get(0);
    assertThat(new BlockRunner().prepare(pipeline, code)).isNotNull();
    Pipeline called = pipeline.calls().get("shop-features");
    Value.Code inCalled =
        (Value.Code) step(called, "list_of").option("compute").orElseThrow().values().get(0);
    assertThat(new BlockRunner().prepare(called, inCalled)).isNotNull();
  }

  private static Step step(Pipeline pipeline, String name) {
    return pipeline.step(name).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "def a = call('nothing') | 18: there is no nothing.groovy beside this file",
        "def a = call('Nothing') | 18: 'Nothing' is not a name: a small letter, then up to 62 small letters, digits, _ or -  ([a-z][a-z0-9_-]{0,62})",
        "def a = call('p') | 18: pipelines call each other in a circle: p -> p",
        "def a = call('shop_features') | 18: shop_features.groovy holds the pipeline 'shop-features': call it so",
        "def a = call('shop-features') | 13: 'shop-features' needs a value for its param 'region': give 'region', ..",
        "def a = call('shop-features') { give 'regio', 'eu'; give 'region', 'eu' } | 37: 'regio' is neither a param nor a step of 'shop-features'. Did you mean 'region'? It has region, raw, parts, list_of, model",
        "def a = call('shop-features') { give 'region', 'eu'; give 'region', 'us' } | 58: 'region' is given twice",
        "def a = call('shop-features') { give 'region', 3 } | 37: param 'region' is 3, but must be a text",
        "def a = call('shop-features') { give 'region', raw } | 37: 'region' is a param: give it a value, or a param",
        "def a = call('shop-features') { give 'region', 'eu'; give 'model', raw } | 58: 'model' makes a model: give what a step made",
        "def a = call('shop-features') { give 'region', 'eu'; give 'parts', raw } | 58: 'parts' cannot be given: it makes 2 things",
        "def a = call('shop-features') { give 'region', 'eu' }; def b = transform(a.lst_of) { sql 'x' } | 80: 'lst_of' is not an output of a. Did you mean 'list_of'? Outputs: raw, parts, list_of, model",
        "def a = call('shop-features') { give 'region', 'eu' }; def b = transform(a.table('model')) { sql 'x' } | 80: 'model' is a model: say a.model",
      })
  void mistakes_say_what_fits(String line, String expected) throws IOException {
    assertThat(errors(line)).containsExactly("p.groovy:3:" + expected);
  }

  @Test
  void pipelines_that_call_each_other_in_a_circle_are_refused_with_the_path() throws IOException {
    write("a.groovy", "pipeline('a') { def x = call('b') }\n");
    write("b.groovy", "pipeline('b') { def x = call('c') }\n");
    write("c.groovy", "pipeline('c') { def x = call('a') }\n");
    assertThat(loader.load(folder.resolve("a.groovy")).problems())
        .extracting(Problem::toString)
        .contains("c.groovy:1:30: pipelines call each other in a circle: a -> b -> c -> a");
  }

  @Test
  void the_mistakes_of_the_called_are_told_with_its_own_file() throws IOException {
    write("shop_features.groovy", "pipeline('shop-features') { nope 3 }\n");
    assertThat(errors("def a = call('shop-features')"))
        .containsExactly(
            "p.groovy:3:18: shop_features.groovy has mistakes of its own, told beside this one",
            mistakeOfTheCalled());
  }

  private String mistakeOfTheCalled() {
    return loader.load(folder.resolve("shop_features.groovy")).problems().get(0).toString();
  }
}
