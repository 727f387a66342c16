package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovySystem;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.testing.GeneratedFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class GroovyReleasesTest {

  @ParameterizedTest
  @ValueSource(strings = {"4.0.33", "6.0.0"})
  void the_shipped_pipelines_and_the_mistakes_read_the_same_on_other_releases(String release)
      throws IOException, InterruptedException {
    Path top = GeneratedFile.top();
    Path jar = top.resolve("dsl/target/groovy/groovy-" + release + ".jar");
    assertThat(jar).exists();
    List<String> output = inOwnProcess(jar, top);
    assertThat(output.get(0)).isEqualTo("groovy " + release);
    Path planted = top.resolve("dsl/src/test/resources/io/trainyard/dsl/planted.expected.txt");
    assertThat(output.subList(1, output.size()))
        .containsSubsequence("bike_demand", "churn", "hello", "python_step", "shops", "everything")
        .containsAll(Files.readAllLines(planted));
  }

  private static List<String> inOwnProcess(Path jar, Path top)
      throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> entry.matches(".*groovy-5[^/\\\\]*\\.jar") ? jar.toString() : entry)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                ReadAll.class.getName(),
                top.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream out = Objects.requireNonNull(process.getInputStream())) {
      List<String> lines = new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
      return lines;
    }
  }

  /** Reads files in a process of its own. */
  static final class ReadAll {
    private ReadAll() {}

    public static void main(String[] arguments) {
      System.out.println("groovy " + GroovySystem.getVersion());
      PipelineLoader loader = PipelineLoader.plain();
      Path top = Path.of(arguments[0]);
      for (Path file : loader.list(top.resolve("pipelines"))) {
        System.out.println(loader.load(file).pipeline().orElseThrow().name());
      }
      Path folder = top.resolve("dsl/src/test/resources/io/trainyard/dsl");
      Loaded everything = loader.load(folder.resolve("everything.groovy"));
      System.out.println(everything.pipeline().orElseThrow().name());
      loader.load(folder.resolve("planted.groovy")).problems().forEach(System.out::println);
    }
  }
}
