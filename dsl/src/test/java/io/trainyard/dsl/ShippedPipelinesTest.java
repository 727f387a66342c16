package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.testing.GeneratedFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedPipelinesTest {
  private final PipelineLoader loader = PipelineLoader.plain();
  private final Path folder = GeneratedFile.top().resolve("pipelines");

  @Test
  void every_shipped_pipeline_is_read_without_a_mistake() {
    List<Path> files = loader.list(folder);
    assertThat(files).hasSizeGreaterThanOrEqualTo(4);
    for (Path file : files) {
      Loaded loaded = loader.load(file);
      assertThat(loaded.problems())
          .as(file.toString())
          .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
      assertThat(loaded.pipeline()).isPresent();
    }
  }

  @Test
  void the_schedule_of_churn_is_kept_and_nothing_is_wrong_with_it() {
    Loaded loaded = loader.load(folder.resolve("churn.groovy"));
    assertThat(loaded.pipeline().orElseThrow().triggers()).hasSize(1);
    assertThat(loaded.problems()).isEmpty();
  }

  @Test
  void churn_gives_exactly_the_definition_that_was_agreed() {
    Loaded loaded = loader.load(folder.resolve("churn.groovy"));
    Pipeline pipeline = loaded.pipeline().orElseThrow();
    // The text of the file is the file's own business.
    Pipeline plain = pipeline.change().sources(List.of()).version("").build();
    GeneratedFile.of("dsl/src/test/resources/io/trainyard/dsl/churn.json")
        .shouldBe(PipelineJson.write(plain));
  }

  @Test
  void the_version_changes_with_the_text_only() {
    String version = loader.load(folder.resolve("churn.groovy")).pipeline().orElseThrow().version();
    assertThat(version).startsWith("sha256:");
    assertThat(loader.load(folder.resolve("churn.groovy")).pipeline().orElseThrow().version())
        .isEqualTo(version);
    assertThat(loader.load(folder.resolve("hello.groovy")).pipeline().orElseThrow().version())
        .isNotEqualTo(version);
  }
}
