package io.trainyard.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.Source;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.MemoryArtifacts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttemptJsonTest {
  private static final SourceRef AT = new SourceRef("a.groovy", 3, 5);
  private static final Artifact ROWS =
      new Artifact("clean.data", "table", Digest.of("rows"), 4, Map.of("rows", "2"));

  private final AttemptJson json = new AttemptJson(new MemoryArtifacts());

  @Test
  void an_order_comes_back_as_it_was() {
    AttemptOrder order = order();

    assertThat(json.read(json.write(order), AttemptOrder.class)).isEqualTo(order);
  }

  @Test
  void an_order_names_its_definition_by_digest_so_it_stays_one_short_line() {
    assertThat(json.write(order())).doesNotContain("a long source").doesNotContain("\n");
  }

  @Test
  void every_outcome_comes_back_as_it_was() {
    Finding finding =
        new Finding(
            "auc at least 0.8",
            "auc",
            true,
            Severity.ERROR,
            "0.9",
            "0.8",
            "it is",
            Optional.of(3L));
    List<Outcome> outcomes =
        List.of(
            Outcome.succeeded()
                .output("data", ROWS)
                .rows(7)
                .metric("auc", 0.1 + 0.2)
                .findings(List.of(finding))
                .decision(true)
                .fact(new Fact("model.registered", "{\"a\":1}"))
                .build(),
            Outcome.succeeded().build(),
            new Outcome.Failed(
                FailureCause.LOST,
                "it \"broke\"\nü",
                true,
                List.of(finding),
                Map.of("report", ROWS),
                new FailureDetail(OptionalInt.of(137), true)),
            new Outcome.Waiting(Instant.parse("2026-01-01T00:00:00.000000001Z"), "ana", "{}"));

    for (Outcome outcome : outcomes) {
      assertThat(json.read(json.write(new Holder(outcome)), Holder.class).outcome())
          .isEqualTo(outcome);
    }
  }

  @Test
  void what_is_no_order_is_refused() {
    assertThatThrownBy(() -> json.read("{]", AttemptOrder.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no AttemptOrder");
  }

  /** An outcome within a record, as reports hold it. */
  record Holder(Outcome outcome) {}

  private static AttemptOrder order() {
    Step step = step();
    Pipeline pipeline =
        Pipeline.named("churn")
            .steps(step)
            .sources(List.of(new Source("a.groovy", Digest.of("s").toString(), "a long source")))
            .version("sha256:1")
            .build();
    return new AttemptOrder(
        7,
        8,
        "DE",
        2,
        9,
        pipeline,
        step,
        Map.of("share", new Value.Num(new BigDecimal("0.20"))),
        List.of(
            new AttemptOrder.StepInput("rows", Optional.of(ROWS), Optional.empty(), ""),
            new AttemptOrder.StepInput(
                "share", Optional.empty(), Optional.of(new Value.Text("x")), "churn:3")),
        Path.of("/some where"),
        LocalDate.of(2026, 2, 28),
        Optional.of(Duration.ofMinutes(90)),
        "{\"asked\": 1}",
        "os:ana");
  }

  private static Step step() {
    return new Step(
        "model",
        "train",
        "",
        List.of(new Input("rows", new Value.Output("clean", "data"))),
        List.of(
            new Option(
                "using",
                List.of(
                    new Value.Term(
                        "gradientBoosting",
                        List.of(),
                        List.of(new Option("trees", List.of(Value.Num.of(300)), AT)))),
                AT),
            new Option("compute", List.of(new Value.Code("groovy", "d", "model", "p", "f")), AT),
            new Option("login", List.of(new Value.Secret("a/b")), AT)),
        List.of(new Output("model", ArtifactKind.MODEL)),
        List.of(),
        Set.of("clean"),
        Retry.NONE,
        Optional.of(Duration.ofMinutes(90)),
        AT);
  }
}
