package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.dsl.check.BlockWords;
import io.trainyard.dsl.check.Vocabulary;
import io.trainyard.engine.pipeline.FailureClass;
import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineJson;
import io.trainyard.engine.pipeline.Problem;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.GeneratedFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that says nearly every word once. */
class EverythingTest {
  private final Path file =
      GeneratedFile.top().resolve("dsl/src/test/resources/io/trainyard/dsl/everything.groovy");
  private final Loaded loaded = PipelineLoader.plain().load(file);
  private final Pipeline pipeline = loaded.pipeline().orElseThrow();

  @Test
  void it_is_read_without_a_mistake_and_equal_through_json() {
    assertThat(loaded.problems()).allMatch(p -> p.severity() == Problem.Severity.WARNING);
    assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);
  }

  @Test
  void nearly_every_option_of_the_vocabulary_stands_in_it() throws IOException {
    String text = Files.readString(file);
    for (BlockWords block : Vocabulary.blocks()) {
      assertThat(block.options())
          .filteredOn(word -> !text.contains(word))
          .as(block.name())
          .isSubsetOf("checksum");
    }
  }

  @Test
  void each_of_its_blocks_can_be_prepared_to_run() {
    BlockRunner runner = new BlockRunner();
    List<Value.Code> blocks =
        pipeline.steps().stream()
            .flatMap(step -> step.options().stream())
            .flatMap(option -> option.values().stream())
            .filter(Value.Code.class::isInstance)
            .map(Value.Code.class::cast)
            .toList();
    assertThat(blocks)
        .extracting(Value.Code::path)
        .containsExactly("check:row", "compute", "compute", "decide");
    assertThat(blocks).allSatisfy(code -> assertThat(runner.prepare(pipeline, code)).isNotNull());
  }

  @Test
  void defaults_reach_every_step_but_those_that_change_the_world() {
    Retry retry = new Retry(2, Duration.ofSeconds(1), Duration.ofMinutes(10), List.of(), List.of());
    assertThat(step("clean").retry()).isEqualTo(retry);
    assertThat(step("a").retry()).isEqualTo(Retry.NONE);
    assertThat(step("model").timeout()).contains(Duration.ofHours(3));
    for (String name : List.of("release", "publish", "live", "cleanup")) {
      assertThat(step(name).retry()).isEqualTo(Retry.NONE);
    }
    assertThat(step("live").timeout()).isEmpty();
  }

  @Test
  void a_retry_names_the_failures_it_is_for() {
    assertThat(step("j").retry())
        .isEqualTo(
            new Retry(
                3,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                List.of(FailureClass.MACHINE_LOST, FailureClass.TIMEOUT, FailureClass.exitCode(75)),
                List.of(FailureClass.OUT_OF_MEMORY)));
  }

  @Test
  void texts_with_holes_stay_symbolic() {
    Value.Template query = (Value.Template) only("a", "query");
    assertThat(query.pieces())
        .contains(new Value.Param("region"), new Value.Param("since"))
        .contains(new Value.ListOf(List.of(new Value.Text("a"), new Value.Text("b"))));
  }

  @Test
  void names_secrets_and_shares_have_values_of_their_own() {
    assertThat(step("a").option("login").orElseThrow().values())
        .containsExactly(new Value.Secret("u"), new Value.Secret("p"));
    assertThat(only("parts", "validation")).isEqualTo(new Value.Num(new BigDecimal("0.1")));
    assertThat(only("parts", "by")).isEqualTo(Value.Term.of("group", new Value.Text("user")));
    assertThat(step("release").when())
        .containsExactly(
            new Value.Output("better", "decision"), new Value.Output("best2", "decision"));
    assertThat(step("j").needs()).containsExactly("a", "b");
  }

  private Step step(String name) {
    return pipeline.step(name).orElseThrow();
  }

  private Value only(String step, String word) {
    Option option = step(step).option(word).orElseThrow();
    assertThat(option.values()).hasSize(1);
    return option.values().get(0);
  }
}
