package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionCacheTest {
  private final Path churn = GeneratedFile.top().resolve("pipelines/churn.groovy");

  @TempDir Path folder;

  @Test
  void what_is_found_in_the_cache_equals_what_was_read() throws IOException {
    PipelineLoader loader = PipelineLoader.cachedIn(folder.resolve("cache"));
    Loaded first = loader.load(churn);
    assertThat(entries()).hasSize(1);
    assertThat(loader.load(churn)).isEqualTo(first);
  }

  @Test
  void a_warning_is_kept_in_the_cache() throws IOException {
    String text = "pipeline('p') { schedule { cron '0 6 * * *' }; def a = collect { csv 'x' } }";
    Path file = Files.writeString(folder.resolve("p.groovy"), text);
    PipelineLoader loader = PipelineLoader.cachedIn(folder.resolve("cache"));
    Loaded first = loader.load(file);
    assertThat(first.problems()).isNotEmpty();
    assertThat(loader.load(file)).isEqualTo(first);
  }

  @Test
  void a_file_with_mistakes_is_not_kept() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.groovy"), "pipeline('p') { nope 3 }");
    assertThat(PipelineLoader.cachedIn(folder.resolve("cache")).load(bad).pipeline()).isEmpty();
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void an_entry_that_cannot_be_read_is_made_anew() throws IOException {
    PipelineLoader loader = PipelineLoader.cachedIn(folder.resolve("cache"));
    Loaded first = loader.load(churn);
    for (String noise : List.of("", "{}", "not json", "{\"pipeline\":\"{}\",\"warnings\":[]}")) {
      Files.writeString(entries().get(0), noise);
      assertThat(loader.load(churn)).isEqualTo(first);
    }
    assertThat(loader.load(churn)).isEqualTo(first);
  }

  @Test
  void another_text_is_another_entry() throws IOException {
    PipelineLoader loader = PipelineLoader.cachedIn(folder.resolve("cache"));
    Path file = folder.resolve("p.groovy");
    loader.load(Files.writeString(file, "pipeline('p') { about 'one' }"));
    loader.load(Files.writeString(file, "pipeline('p') { about 'two' }"));
    assertThat(entries()).hasSize(2);
  }

  @Test
  void a_hit_loads_no_class_of_groovy() throws IOException, InterruptedException {
    Path cache = folder.resolve("cache");
    PipelineLoader.cachedIn(cache).load(churn);
    String output = inOwnProcess(cache);
    assertThat(output).contains("io.trainyard.dsl.DefinitionCache", "steps 9");
    assertThat(
            output
                .lines()
                .filter(line -> line.contains("groovy.") && line.contains("[class,load]")))
        .filteredOn(line -> line.contains(" groovy.") || line.contains("codehaus"))
        .isEmpty();
  }

  private static String inOwnProcess(Path cache) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                LoadOnce.class.getName(),
                cache.toString(),
                GeneratedFile.top().resolve("pipelines/churn.groovy").toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream out = Objects.requireNonNull(process.getInputStream())) {
      String output = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      return output;
    }
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.sorted().toList();
    }
  }

  /** Loads a file from a cache, in a process of its own. */
  static final class LoadOnce {
    private LoadOnce() {}

    public static void main(String[] arguments) {
      Loaded loaded = PipelineLoader.cachedIn(Path.of(arguments[0])).load(Path.of(arguments[1]));
      System.out.println("steps " + loaded.pipeline().orElseThrow().steps().size());
    }
  }
}
