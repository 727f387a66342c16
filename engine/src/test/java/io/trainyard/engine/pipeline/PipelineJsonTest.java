package io.trainyard.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineJsonTest {
  private static final SourceRef AT = new SourceRef("churn.groovy", 4, 9);

  @Test
  void what_is_written_is_read_back_equal() {
    Pipeline pipeline = everything();
    assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);
  }

  @Test
  void the_line_is_what_the_library_writes_of_the_tree() {
    for (Pipeline pipeline :
        List.of(everything(), withPolicies(), Pipeline.named("none").build())) {
      assertThat(PipelineJson.writeLine(pipeline))
          .isEqualTo(PipelineJson.tree(pipeline).toString());
    }
  }

  @Test
  void the_same_pipeline_gives_the_same_text() {
    String text = PipelineJson.write(everything());
    assertThat(PipelineJson.write(PipelineJson.read(text))).isEqualTo(text);
    assertThat(text).startsWith("{\n  \"format\" : 2,\n  \"name\" : \"churn\"").endsWith("}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"300", "0.20", "1E+3", "-0.000", "123456789012345678901234567890.5", "1e-400"})
  void a_number_keeps_every_digit(String number) {
    Value value = new Value.Num(new BigDecimal(number));
    Step step = step(List.of(new Option("x", List.of(value), AT)));
    Pipeline back = PipelineJson.read(PipelineJson.write(pipeline(List.of(), step)));
    assertThat(back.steps().get(0).options().get(0).values()).containsExactly(value);
  }

  @Test
  void a_document_may_leave_out_what_has_a_natural_default() {
    Pipeline pipeline =
        PipelineJson.read(
            """
            {"format": 1, "name": "p", "steps": [{"name": "a", "verb": "collect"}]}""");
    assertThat(pipeline.steps().get(0).retry()).isEqualTo(Retry.NONE);
    assertThat(pipeline.steps().get(0).at()).isEqualTo(SourceRef.NONE);
    assertThat(pipeline.params()).isEmpty();
  }

  @Test
  void a_definition_of_the_first_release_reads_with_the_default_policies() throws Exception {
    Pipeline old = PipelineJson.read(golden("definition-1.json"));
    assertThat(old).isEqualTo(everything());
    assertThat(old.policy()).isEqualTo(PipelinePolicy.DEFAULT);
    assertThat(old.calls()).isEmpty();
    assertThat(old.steps().get(0).policy()).isEqualTo(StepPolicy.DEFAULT);
    assertThat(old.steps().get(0).isFannedOut()).isFalse();
  }

  @Test
  void policies_fan_out_and_calls_are_read_back_equal() throws Exception {
    Pipeline pipeline = withPolicies();
    assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);
    assertThat(PipelineJson.read(golden("definition-2.json"))).isEqualTo(pipeline);
  }

  @ParameterizedTest
  @EnumSource(StartRule.class)
  void every_start_rule_is_read_back_from_its_word(StartRule rule) {
    assertThat(StartRule.of(rule.word())).isEqualTo(rule);
    assertThat(rule.word()).matches("[a-z]+([A-Z][a-z]+)*");
  }

  @Test
  void default_policies_take_no_room() {
    assertThat(PipelineJson.write(everything())).doesNotContain("policy", "calls", "each");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": "p"} | the document has no 'format'
          {"format": 3} | 'format' is 3, but this release reads formats 1 to 2
          {"format": 1, "name": "p", "steps": {}} | 'steps' is not a list
          {"format": 1, "name": "p", "steps": [{"name": 3}]} | 'steps[0].name' is not a text
          {"format": 1, "name": "p", "steps": [{"name": "a", "verb": "b", "when": [{"x": 1}]}]} | 'steps[0].when[0]' is of the unknown type 'x'
          {"format": 1, "name": "p", "steps": [{"name": "a", "verb": "b", "timeout": "9"}]} | 'steps[0].timeout' cannot be read: Text cannot be parsed to a Duration
          {"format": 2, "name": "p", "steps": [], "policy": {"runsAtOnce": 0}} | 'policy' cannot be read: runsAtOnce is 1 or more
          {"format": 2, "name": "p", "steps": [], "calls": {"q": {"format": 9}}} | 'calls.q.format' is 9, but this release reads formats 1 to 2
          {"format": 2, "name": "p", "steps": [{"name": "a", "verb": "b", "policy": {"startsWhen": "never"}}]} | 'steps[0].policy.startsWhen' cannot be read: 'never' is no rule of startsWhen
          {"format": 2, "name": "p", "steps": [{"name": "a", "verb": "b", "policy": {"fanOut": {"atMost": 10001}}}]} | 'steps[0].policy.fanOut' cannot be read: atMost is from 1 to 10000, not 10001
          """)
  void a_mistake_is_told_with_its_place(String document, String message) {
    assertThatThrownBy(() -> PipelineJson.read(document))
        .isInstanceOf(UnreadableDefinition.class)
        .hasMessage(message);
  }

  @Test
  void a_document_that_is_not_json_is_refused() {
    assertThatThrownBy(() -> PipelineJson.read("{\"format\": 1"))
        .isInstanceOf(UnreadableDefinition.class)
        .hasMessageStartingWith("the document is not JSON: ");
  }

  private static Pipeline everything() {
    Value.Term block =
        new Value.Term("", List.of(), List.of(option("purpose", new Value.Text("Zoë's \"x\"\n"))));
    Step step =
        step(
            List.of(
                option("using", Value.Term.of("between", Value.Num.of(0), Value.Num.of(1.5))),
                option("card", block),
                option("column", new Value.YesNo(true), new Value.Span(Duration.ofMinutes(30))),
                option("on", new Value.Date(LocalDate.of(2026, 2, 28)), new Value.Bytes(1L << 40)),
                option(
                    "sql",
                    new Value.Template(
                        List.of(new Value.Text("select "), new Value.Param("share")))),
                option("login", new Value.Secret("crm/user")),
                option("attach", new Value.Output("quality", "metrics")),
                option("many", new Value.ListOf(List.of(Value.Num.of(1), new Value.Text("b")))),
                option("check", new Value.Code("groovy", "sha256:ab", "model", "check:x", "f"))));
    Param param =
        new Param(
            "share",
            ParamType.NUMBER,
            "Share of rows",
            Optional.of(Value.Num.of(0.2)),
            Optional.of(Value.Term.of("between", Value.Num.of(0.1), Value.Num.of(0.4))),
            List.of(option("askedWhen", Value.Term.of("manual"))),
            true,
            AT);
    return pipeline(List.of(param), step);
  }

  @Test
  void alerts_are_equal_through_json_and_absent_where_nobody_is_told() {
    Option owner = option("email", Value.Term.of("owner"));
    Option late = option("late", new Value.Term("", List.of(), List.of(option("log"), owner)));
    Pipeline pipeline =
        pipeline(List.of(), step(List.of()))
            .change()
            .alerts(
                List.of(
                    new AlertRule(AlertRule.FAILURE, List.of("model"), List.of(owner), AT),
                    new AlertRule(
                        AlertRule.DEADLINE,
                        List.of(),
                        List.of(option("by", new Value.Text("07:00")), late),
                        AT)))
            .build();
    assertThat(PipelineJson.read(PipelineJson.write(pipeline))).isEqualTo(pipeline);
    assertThat(pipeline.alerts().get(1).tells()).containsExactly(option("log"), owner);
    assertThat(PipelineJson.write(pipeline.change().alerts(List.of()).build()))
        .doesNotContain("alerts");
  }

  private static Pipeline withPolicies() {
    Pipeline called = pipeline(List.of(), step(List.of()));
    StepPolicy policy =
        StepPolicy.DEFAULT
            .withStartsWhen(StartRule.NONE_FAILED_MIN_ONE_SUCCESS)
            .withFinishWithin(Optional.of(Duration.ofHours(2)))
            .withFanOut(new FanOut(OptionalInt.of(8), 0.05, 500, true))
            .withClaims(new Claims(2.5, 16L << 30, 1, Map.of("erp", 1, "crm", 2)))
            .withPriority(Priority.HIGH)
            .withAtOnce(OptionalInt.of(1))
            .withCache(new CacheRule(true, "2"))
            .withFormerly(List.of("feats", "features"));
    Input each = new Input("shop", new Value.Output("shops", "items"), true);
    return Pipeline.named("caller")
        .steps(withInput(step(List.of()), each).withPolicy(policy))
        .policy(
            new PipelinePolicy(
                Retry.times(1), OptionalInt.of(20), OptionalInt.of(1), OptionalInt.of(4)))
        .calls(Map.of("churn", called))
        .version("sha256:02")
        .build();
  }

  private static Step withInput(Step step, Input input) {
    return new Step(
        step.name(),
        step.verb(),
        step.about(),
        List.of(input),
        step.options(),
        step.outputs(),
        step.when(),
        step.needs(),
        step.retry(),
        step.timeout(),
        step.at());
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = PipelineJsonTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Pipeline pipeline(List<Param> params, Step step) {
    return Pipeline.named("churn")
        .about("Who leaves")
        .owner("ml@example.com")
        .tags(List.of("tier-1"))
        .triggers(
            List.of(
                new Trigger("schedule", List.of(option("cron", new Value.Text("0 6 * * *"))), AT)))
        .params(params)
        .steps(step)
        .sources(List.of(new Source("churn.groovy", "sha256:00", "pipeline('churn') {\n}\n")))
        .version("sha256:01")
        .build();
  }

  private static Step step(List<Option> options) {
    return new Step(
        "model",
        "train",
        "A model",
        List.of(new Input("train", new Value.Output("parts", "train"))),
        options,
        List.of(new Output("model", ArtifactKind.MODEL)),
        List.of(Value.Term.of("not", new Value.Output("better", "decision"))),
        Set.of("b", "a"),
        new Retry(
            3,
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            List.of(FailureClass.MACHINE_LOST, FailureClass.exitCode(75)),
            List.of(FailureClass.OUT_OF_MEMORY)),
        Optional.of(Duration.ofMinutes(30)),
        AT);
  }

  private static Option option(String word, Value... values) {
    return new Option(word, List.of(values), AT);
  }
}
