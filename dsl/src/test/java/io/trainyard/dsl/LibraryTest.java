package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of files in {@code lib/}, beside the pipeline's. */
class LibraryTest {
  private static final String FILE =
      """
      // What is imported stands at the top.
      import static lib.cleaning.tidy
      import static lib.limits.isLow; // of another file

      pipeline('p') {
          def raw = collect { csv 'x' }
          def clean = validate(raw) {
              check('named') { row -> tidy(row) == 'eva' }
              check('low') { row -> isLow(row.number('x')) }
          }
          def same = transform(clean) { compute { rows -> rows.limit(3) } }
      }
      """;
  private static final String CLEANING =
      """
      String tidy(Row row) { lower(row.text('name')) }

      private String lower(String word) { word.toLowerCase() }
      """;
  private static final String LIMITS = "boolean isLow(Double x) {\n    x < 3\n}\n";

  @TempDir Path folder;

  private final PipelineLoader loader = PipelineLoader.plain();

  @Test
  void a_block_calls_functions_of_lib_by_their_names() throws IOException {
    Pipeline pipeline = pipeline(CLEANING, LIMITS);
    BlockRunner runner = new BlockRunner();
    assertThat(call(runner, pipeline, "check:named", 1.0)).isEqualTo(true);
    assertThat(call(runner, pipeline, "check:low", 1.0)).isEqualTo(true);
    assertThat(call(runner, pipeline, "check:low", 4.0)).isEqualTo(false);
  }

  @Test
  void a_failure_in_lib_names_its_file_and_line() throws IOException {
    Pipeline pipeline = pipeline(CLEANING, "boolean isLow(Double x) {\n    1.intdiv(0) == 1\n}\n");
    assertThatThrownBy(() -> call(new BlockRunner(), pipeline, "check:low", 1.0))
        .isInstanceOf(StepFailure.class)
        .hasMessageStartingWith("lib/limits.groovy:2: 'check:low' of step 'clean' failed:");
  }

  @Test
  void the_sources_are_the_file_and_each_file_of_lib_it_uses() throws IOException {
    write("lib/unused.groovy", "def nothing() { 1 }\n");
    Pipeline first = pipeline(CLEANING, LIMITS);
    assertThat(first.sources())
        .map(Source::path)
        .containsExactly("p.groovy", "lib/cleaning.groovy", "lib/limits.groovy");
    assertThat(pipeline(CLEANING, LIMITS.replace("3", "4")).version())
        .isNotEqualTo(first.version());
    write("lib/unused.groovy", "def nothing() { 2 }\n");
    assertThat(pipeline(CLEANING, LIMITS).version()).isEqualTo(first.version());
  }

  @Test
  void files_sent_as_text_are_read_as_those_of_the_folder() throws IOException {
    Pipeline read = pipeline(CLEANING, LIMITS);
    Loaded sent = loader.load(read.sources());
    assertThat(sent.pipeline()).contains(read);
    Source unused = new Source("lib/unused.groovy", "sha256:00", "def x() { }");
    Source outside = new Source("../cleaning.groovy", "sha256:00", "def x() { }");
    List<Source> more = Stream.concat(read.sources().stream(), Stream.of(unused, outside)).toList();
    assertThat(loader.load(more).pipeline()).contains(read);
  }

  @Test
  void a_kept_definition_holds_only_while_each_file_is_the_same() throws IOException {
    PipelineLoader cached = PipelineLoader.cachedIn(folder.resolve("cache"));
    pipeline(CLEANING, LIMITS);
    Pipeline first = cached.load(folder.resolve("p.groovy")).pipeline().orElseThrow();
    assertThat(cached.load(folder.resolve("p.groovy")).pipeline()).contains(first);
    Pipeline changed = pipeline(CLEANING, LIMITS.replace("3", "4"));
    assertThat(cached.load(folder.resolve("p.groovy")).pipeline()).contains(changed);
  }

  @Test
  void a_fingerprint_covers_what_is_reached_in_lib_and_nothing_else() throws IOException {
    Pipeline first = pipeline(CLEANING, LIMITS);
    Pipeline second = pipeline(CLEANING.replace("toLowerCase", "toUpperCase"), LIMITS);
    assertThat(print(second, "check:named")).isNotEqualTo(print(first, "check:named"));
    assertThat(print(second, "check:low")).isEqualTo(print(first, "check:low"));
  }

  @Test
  void mistakes_are_told_in_each_file_in_one_pass() throws IOException {
    String cleaning =
        """
        import java.util.List
        @Deprecated
        String tidy(Row row) { row.txt('name') }
        def now() { LocalDate.now() }
        println 'hello'
        class Extra { }
        def open(String name) { new File(name) }
        """;
    write("lib/cleaning.groovy", cleaning);
    write("lib/limits.groovy", "boolean isLow(Double x) { x.execute() }\n");
    assertThat(errors(FILE.replace("rows.limit(3)", "rows.limits(3)")))
        .anySatisfy(error -> assertThat(error).startsWith("p.groovy:11:58: 'limits' is not a meth"))
        .contains(
            "lib/cleaning.groovy:1:1: a file of lib/ imports nothing: write the function in this"
                + " file",
            "lib/cleaning.groovy:2:1: annotations are not part of the pipeline language",
            "lib/cleaning.groovy:5:1: a file of lib/ holds functions only: def name(..) { .. }",
            "lib/cleaning.groovy:6:1: classes are not part of the pipeline language",
            "lib/cleaning.groovy:7:25: 'new' is not part of the pipeline language",
            "lib/cleaning.groovy:4:23: 'now' on a date is not allowed in a pipeline file",
            "lib/limits.groovy:1:29: 'execute' is not allowed in a pipeline file")
        .anySatisfy(
            error ->
                assertThat(error).startsWith("lib/cleaning.groovy:3:28: 'txt' is not a method"))
        .hasSize(9);
  }

  @Test
  void a_file_or_function_that_is_missing_shows_near_ones() throws IOException {
    write("lib/cleaning.groovy", CLEANING);
    write("lib/limits.groovy", LIMITS);
    assertThat(errors(FILE.replace("lib.cleaning.tidy", "lib.cleanin.tidy")))
        .containsExactly(
            "p.groovy:2:19: there is no lib/cleanin.groovy beside this file. Did you mean"
                + " 'cleaning'?");
    assertThat(errors(FILE.replace("lib.limits.isLow;", "lib.limits.isLo;")))
        .containsExactly(
            "p.groovy:3:26: lib/limits.groovy has no function 'isLo'. Did you mean 'isLow'?");
  }

  @Test
  void a_call_that_does_not_fit_says_what_the_function_takes() throws IOException {
    write("lib/cleaning.groovy", CLEANING);
    write("lib/limits.groovy", LIMITS);
    assertThat(errors(FILE.replace("tidy(row)", "tidy(row, 2)")))
        .containsExactly("p.groovy:8:33: 'tidy' takes a row, but got a row and a whole number");
    assertThat(errors(FILE.replace("tidy(row)", "tidy('x')")))
        .containsExactly("p.groovy:8:33: 'tidy' takes a row, but got text");
  }

  @Test
  void a_syntax_error_in_lib_names_its_file() throws IOException {
    write("lib/cleaning.groovy", CLEANING);
    write("lib/limits.groovy", "boolean isLow(Double x) {\n    x < \n}\n");
    assertThat(errors(FILE)).singleElement().asString().startsWith("lib/limits.groovy:3:1: ");
  }

  @Test
  void an_unknown_name_in_lib_is_told_with_near_ones() throws IOException {
    write("lib/cleaning.groovy", CLEANING);
    write("lib/limits.groovy", "boolean isLow(Double x) { y < 3 }\n");
    assertThat(errors(FILE))
        .containsExactly(
            "lib/limits.groovy:1:27: nothing in this block is called 'y'. Did you mean 'x'?");
  }

  @Test
  void a_file_of_lib_that_is_no_text_is_named() throws IOException {
    write("lib/cleaning.groovy", CLEANING);
    Files.write(folder.resolve("lib/limits.groovy"), new byte[] {'a', (byte) 0xFF});
    assertThat(errors(FILE))
        .containsExactly("lib/limits.groovy: not UTF-8 at byte 1: save the file as UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import lib.cleaning",
        "import lib.cleaning.tidy",
        "import lib.*",
        "import static lib.cleaning.*",
        "import static lib.cleaning.tidy as neat",
        "import static lib.deep.cleaning.tidy",
        "import static java.lang.System.exit",
        "import java.util.List",
        "def other() { 1 }\nimport static lib.cleaning.tidy",
      })
  void other_imports_are_refused_with_the_one_form(String line) throws IOException {
    write("lib/cleaning.groovy", CLEANING);
    assertThat(errors(line + "\npipeline('p') { }\n"))
        .singleElement()
        .asString()
        .contains(":1: imports stand at the top of a file")
        .endsWith("import static lib.cleaning.tidy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import static lib....cleaning.tidy",
        "import static lib./etc/passwd.tidy",
        "import static lib.'../cleaning'.tidy",
        "import static lib.$cleaning.tidy",
      })
  void no_import_leads_out_of_lib(String line) throws IOException {
    write("cleaning.groovy", CLEANING);
    Files.createDirectories(folder.resolve("lib"));
    Loaded loaded = load(line + "\npipeline('p') { }\n");
    assertThat(loaded.pipeline()).isEmpty();
    assertThat(loaded.problems()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.trainyard.dsl.AttackTest#attacks")
  void nothing_of_lib_is_executed_while_it_is_read(String attack) throws IOException {
    Path left = folder.resolve("left");
    String text = attack.replace("@LEFT@", left.toString());
    write("lib/limits.groovy", LIMITS);
    write("lib/cleaning.groovy", CLEANING + text);
    assertThat(load(FILE).pipeline()).isEmpty();
    write("lib/cleaning.groovy", "String tidy(Row row) {\n" + text + "\n'' }\n");
    assertThat(load(FILE).pipeline()).isEmpty();
    assertThat(left).doesNotExist();
  }

  private static @Nullable Object call(
      BlockRunner runner, Pipeline pipeline, String path, double x) {
    Value.Code code = new Value.Code("groovy", "", "clean", path, "");
    return runner.prepare(pipeline, code).call(List.of(Rows.of(x, "Eva")));
  }

  private static String print(Pipeline pipeline, String path) {
    return pipeline
        .step("clean")
        .orElseThrow()
        .all("check")
        .map(option -> (Value.Code) option.values().get(1))
        .filter(code -> code.path().equals(path))
        .findFirst()
        .orElseThrow()
        .fingerprint();
  }

  private Pipeline pipeline(String cleaning, String limits) throws IOException {
    write("lib/cleaning.groovy", cleaning);
    write("lib/limits.groovy", limits);
    Loaded loaded = load(FILE);
    assertThat(loaded.problems()).isEmpty();
    return loaded.pipeline().orElseThrow();
  }

  private List<String> errors(String text) throws IOException {
    return load(text).problems().stream().map(Problem::toString).toList();
  }

  private Loaded load(String text) throws IOException {
    write("p.groovy", text);
    return loader.load(folder.resolve("p.groovy"));
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
