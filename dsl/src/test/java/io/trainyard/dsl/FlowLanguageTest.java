package io.trainyard.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.pipeline.CacheRule;
import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.pipeline.Input;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelinePolicy;
import io.trainyard.engine.pipeline.Priority;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Fan-out, decisions, approvals, and how steps proceed. */
class FlowLanguageTest {
  private static final String BEFORE =
      """
      pipeline('p') {
          def raw = collect { csv 'x' }
          def shops = partition(raw) { by 'shop' }
          def years = list(2024, 2025)
          def per = transform(each(shops)) { sql 'select * from shops' }
          def models = train(each(per)) { target 'y'; using decisionTree }
          def yes = decide(raw) { raw -> raw.rowCount() > 1 }
          def no = decide(raw) { raw -> raw.rowCount() > 2 }
      """;

  private final PipelineLoader loader = PipelineLoader.plain();

  private static String file(String line) {
    return BEFORE + "    " + line + "\n}\n";
  }

  private Pipeline read(String line) {
    assertThat(Examples.errors(loader, file(line))).isEmpty();
    return Examples.load(loader, file(line)).pipeline().orElseThrow();
  }

  private Step step(String line) {
    Pipeline pipeline = read(line);
    return pipeline.steps().get(pipeline.steps().size() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "def a = transform(raw) { sql 'x'; fanOut { tolerate 5.percent } } | 39: 'fanOut' is for a step that runs for every item: give it each(x), or leave 'fanOut' out",
        "def a = transform(each(shops)) { sql 'x'; fanOut { tolerate 150.percent } } | 56: 'tolerate' takes a share such as 20.percent from 0 to 1, but got 1.5",
        "def a = transform(each(shops)) { sql 'x'; fanOut { atMost 20_000 } } | 56: 'atMost' takes a whole number from 1 to 10,000, but got 20000",
        "def a = transform(each(shops), each(years)) { sql 'x' } | 13: two 'each' of different lists: one of shops, one of years; a step goes through one list, so give one of them whole",
        "def a = transform(shops) { sql 'x' } | 13: 'shops' is a list or partition: say each(shops)",
        "def a = transform(each(raw)) { sql 'x' } | 23: 'each' takes a list, a partition, or a step that runs for each of them, but 'raw' is a table: write each(partition(x) { by 'column' })",
        "def a = register(models) { named 'm' } | 13: 'models' is made for each item of shops, and only tables are put together: say each(models)",
        "def a = collect { csv 'x'; startsWhen allDone } | 32: 'a' waits for no other step, so it starts at once: leave 'startsWhen' out",
        "def a = transform(raw) { sql 'x'; startsWhen allDon } | 50: nothing here is called 'allDon'. Did you mean 'allDone'?",
        "def a = transform(raw) { sql 'x'; startsWhen allFailed } | 39: 'a' takes 'raw', which is not there when it starts: name that step in 'needs' instead",
        "def a = transform(raw) { sql 'x'; needs yes; startsWhen allSkipped } | 50: no step above is ever skipped, so 'a' never runs: none of them has 'when' or 'ifEmpty skip'",
        "def a = transform(raw) { sql 'x'; when yes, not(yes) } | 39: this never holds, so 'a' never runs: yes says yes and no",
        "def a = transform(raw) { sql 'x'; when !yes } | 44: '!' is not part of the language: write not(yes)",
        "def a = transform(raw) { sql 'x'; when anyof(yes, no) } | 44: nothing here is called 'anyof'. Did you mean 'anyOf'? Values here: anyOf, not, python, setting, shell",
        "def a = list(1, 2, 1) | 13: '1' stands twice in this list: each value is the key of one item",
        "def a = list(between(5, 1)) | 13: 'between' takes the lower number first: swap them",
        "def a = list(between(1, 20_000)) | 13: this list has 20000 values, and a step runs for at most 10000: part them into several lists",
        "def a = decide(raw) { raw -> 3 } | 25: 'decide' gives back true or false, but this block gives a whole number",
        "def a = decide(raw) { 3 } | 25: 'decide' runs later, with its step, so its block needs an arrow: { raw -> ... }",
        "def a = call('nothing') | 18: there is no nothing.groovy beside this file",
        "def a = each(shops) | 13: 'each' stands where a step is given its inputs: def y = transform(each(x)) { }",
        "def a = transform(raw) { sql 'x'; formerly 'per' } | 39: 'per' is a step of this pipeline, so no other was called so",
        "def a = approval(models) | 13: 'models' is made for each item of shops, and only tables are put together: say each(models)",
        "def a = approval(raw) { from 'os:a'; quorum 2 } | 42: 'quorum' asks for 2, but 'from' names 1",
        "def a = approval(raw) { alone; quorum 2 } | 29: 'alone' is for one person: leave 'quorum' and the others out",
        "def a = whicheverRan(raw, yes) | 13: 'whicheverRan' takes steps that make the same, but 'raw' makes data (table) and 'yes' makes decision (decision)",
        "def a = whicheverRan(per, raw) | 13: 'per' is made for each item of shops, and only tables are put together: say each(per)",
        "publish(raw) { named 'x'; cache none } | 31: 'publish' is never cached: leave 'cache' out",
        "def a = transform(raw) { sql 'x'; resources { pool 'erp', 1; pool 'erp', 2 } } | 66: pool 'erp' stands twice",
        "def a = transform(raw) { sql 'x'; priority hihg } | 48: nothing here is called 'hihg'. Did you mean 'high'?",
        "def a = transform(raw) { sql 'x'; cache { } } | 39: 'cache' needs 'version', such as: version '2'",
        "def a = transform(each(shops)) { compute { shops -> shops.nope() } } | 63: 'nope' is not a method of a table. Methods: column, distinct, fill, groupBy, join, limit, orderBy, rowCount, rows, schema, select, show, sql, union, where, withColumn, without",
        "def a = transform(raw.failures) { sql 'select 1' } | 27: 'failures' is not an output of raw. It has one output: say raw",
        "def a = transform(raw) { sql 'x'; retry each(shops) } | 45: 'each' stands in the pipeline block: def x = each(..) { }",
        "cleanup(raw) { using shell('x.sh'); startsWhen always } | 41: 'cleanup' runs after all users of its inputs ended, however they ended: leave 'startsWhen' out",
        "runsAtOnce 0 | 5: 'runsAtOnce' takes a whole number from 1 to 10,000, but got 0",
        "def a = partition(raw) { } | 13: 'partition' needs 'by', such as: by 'region'",
        "def dd = decide(each(shops)) { shops -> true }; def a = transform(raw) { sql 'x'; when dd } | 57: 'dd' decides for each item of shops: 'when' takes it in a step with each(..) of shops only",
      })
  void mistakes_say_what_fits(String line, String expected) {
    assertThat(Examples.errors(loader, file(line))).containsExactly("p.groovy:9:" + expected);
  }

  @Test
  void every_word_of_how_a_step_proceeds_is_in_its_policy() {
    Step step =
        step(
            "def a = transform(each(shops)) { sql 'x'; startsWhen noneFailed; finishWithin 2.hours;"
                + " fanOut { parallel 8; tolerate 5.percent; atMost 500; ifEmpty skip };"
                + " resources { cpus 0.5; memory 16.GiB; gpus 1; pool 'erp', 2; pool 'crm' };"
                + " priority high; atOnce 3; cache { version '2' }; formerly 'b', 'c' }");
    assertThat(step.policy())
        .isEqualTo(
            new StepPolicy(
                StartRule.NONE_FAILED,
                Optional.of(Duration.ofHours(2)),
                new FanOut(OptionalInt.of(8), 0.05, 500, true),
                new Claims(0.5, 16L << 30, 1, Map.of("erp", 2, "crm", 1)),
                Priority.HIGH,
                OptionalInt.of(3),
                new CacheRule(true, "2"),
                List.of("b", "c")));
    assertThat(step.options()).extracting("word").containsExactly("sql");
  }

  @ParameterizedTest
  @EnumSource(StartRule.class)
  void every_rule_of_startsWhen_is_a_word(StartRule rule) {
    String line = "def a = collect { csv 'y'; needs raw; startsWhen " + rule.word() + " }";
    if (rule == StartRule.ALL_SKIPPED) {
      line = "def s = collect { csv 'z'; when yes }; " + line.replace("needs raw", "needs s");
    }
    assertThat(step(line).policy().startsWhen()).isEqualTo(rule);
  }

  @Test
  void how_the_runs_of_a_pipeline_proceed_is_in_its_policy() {
    Retry retry = new Retry(1, Duration.ofMinutes(1), Duration.ofHours(1), List.of(), List.of());
    assertThat(
            read("retry { times 1; backoff 1.minutes, 1.hour }; retriesInAll 20; runsAtOnce 1;"
                    + " stepsAtOnce 4")
                .policy())
        .isEqualTo(
            new PipelinePolicy(retry, OptionalInt.of(20), OptionalInt.of(1), OptionalInt.of(4)));
    assertThat(read("retry 3").policy().retry()).isEqualTo(Retry.times(3));
    assertThat(read("").policy()).isEqualTo(PipelinePolicy.DEFAULT);
  }

  @Test
  void an_input_said_with_each_is_handed_over_item_by_item_and_its_key_is_symbolic() {
    Step step = step("def a = transform(each(per), raw) { sql \"select ${per.key} from per\" }");
    assertThat(step.inputs())
        .containsExactly(
            new Input("per", new Value.Output("per", "data"), true),
            new Input("raw", new Value.Output("raw", "data")));
    Value.Template sql = (Value.Template) step.option("sql").orElseThrow().values().get(0);
    assertThat(sql.pieces()).contains(new Value.Output("per", "key"));
  }

  @Test
  void a_text_may_begin_and_end_with_a_hole() {
    Step step = step("def a = transform(each(per)) { sql \"${per.key}${per.key}\" }");
    Value.Template sql = (Value.Template) step.option("sql").orElseThrow().values().get(0);
    Value key = new Value.Output("per", "key");
    Value none = new Value.Text("");
    assertThat(sql.pieces()).containsExactly(none, key, none, key, none);
  }

  @Test
  void a_list_or_partition_inside_each_is_a_step_called_like_its_verb() {
    Pipeline pipeline =
        read("def a = transform(each(partition(raw) { by 'x' })) { sql \"select ${raw.key}\" }");
    assertThat(pipeline.step("partition")).isPresent();
    assertThat(pipeline.step("a").orElseThrow().inputs())
        .containsExactly(new Input("raw", new Value.Output("partition", "items"), true));
    Step months = step("def b = step(each(list(between(1, 12)))) { using shell('x.sh') }");
    assertThat(months.inputs())
        .containsExactly(new Input("list", new Value.Output("list", "items"), true));
  }

  @Test
  void a_block_knows_the_items_of_a_list_by_their_type() {
    assertThat(read("def a = transform(raw, each(years)) { compute { t, y -> t.limit(y) } }"))
        .isNotNull();
    assertThat(
            Examples.errors(
                loader,
                file(
                    "def a = transform(raw, each(list('a', 'b'))) { compute { t, y -> t.limit(y) }"
                        + " }")))
        .singleElement()
        .asString()
        .endsWith("'limit' takes a whole number, but got text");
  }

  @Test
  void the_failures_of_a_fan_out_are_a_table_of_its_own() {
    assertThat(step("def a = transform(per, per.failures) { sql 'x' }").inputs())
        .containsExactly(
            new Input("per", new Value.Output("per", "data")),
            new Input("failures", new Value.Output("per", "failures")));
  }

  @Test
  void decisions_are_joined_by_anyOf_and_not() {
    Value yes = new Value.Output("yes", "decision");
    Value no = new Value.Output("no", "decision");
    assertThat(step("def a = transform(raw) { sql 'x'; when anyOf(yes, not(no)), not(no) }").when())
        .containsExactly(
            Value.Term.of("anyOf", yes, Value.Term.of("not", no)), Value.Term.of("not", no));
  }

  @Test
  void whichever_ran_makes_what_the_first_of_them_does() {
    Pipeline pipeline =
        read(
            "def a = split(raw) { holdOut 0.2; when yes }; def b = split(raw) { holdOut 0.3;"
                + " when not(yes) }; def c = whicheverRan(a, b);"
                + " def m = train(c.train) { target 'y'; using decisionTree }");
    assertThat(pipeline.step("c").orElseThrow().outputs())
        .isEqualTo(pipeline.step("a").orElseThrow().outputs());
    assertThat(pipeline.step("m").orElseThrow().inputs())
        .containsExactly(new Input("train", new Value.Output("c", "train")));
  }

  @Test
  void a_deploy_is_handed_the_approvals_it_waits_for() {
    String release =
        "def m = train(raw) { target 'y'; using decisionTree }; def r = register(m) { named 'm' }; ";
    assertThat(
            step(release + "def ok = approval(r); deploy(r) { when ok; to endpoint('e') }")
                .option("approved")
                .orElseThrow()
                .values())
        .containsExactly(new Value.Output("ok", "decision"));
    assertThat(step(release + "deploy(r) { when yes; to endpoint('e') }").option("approved"))
        .isEmpty();
    assertThat(
            Examples.errors(
                loader,
                file(release + "def ok = approval(raw); deploy(r) { when ok; to endpoint('e') }")))
        .singleElement()
        .asString()
        .endsWith(
            "'ok' approves 'raw', which is not what is deployed: write approval(r) and show the"
                + " rest");
  }

  @Test
  void a_list_of_ten_thousand_values_is_read_in_one_go() {
    String values =
        IntStream.range(0, 10_000)
            .mapToObj(i -> (i % 100 == 0 ? "\n" : "") + i)
            .collect(Collectors.joining(", "));
    Pipeline pipeline =
        read("def many = list(" + values + "); def a = transform(raw, each(many)) { sql 'x' }");
    assertThat(pipeline.step("many").orElseThrow().option("values").orElseThrow().values())
        .hasSize(10_000);
  }
}
