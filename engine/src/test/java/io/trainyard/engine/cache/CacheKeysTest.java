package io.trainyard.engine.cache;

import static io.trainyard.engine.testing.Definitions.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.CacheRule;
import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Retry;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.AttemptOrder;
import io.trainyard.engine.run.AttemptOrder.StepInput;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.testing.Definitions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheKeysTest {
  private static final Value.Output ROWS = new Value.Output("rows", "data");
  private static final CacheKeys KEYS =
      new CacheKeys(Map.of("trainyard", "1.0", "java", "17"), Map.of("crm/schema", "sales"));

  private static CacheKey key(AttemptOrder order) {
    return KEYS.of(order, Map.of());
  }

  private static Step train(int trees) {
    Value.Term learner =
        new Value.Term(
            "gradientBoosting",
            List.of(),
            List.of(Definitions.option("trees", Value.Num.of(trees))));
    return step("model").verb("train").input(ROWS).option("using", learner).build();
  }

  private static Step with(Step step, StepPolicy policy, Retry retry, Duration timeout) {
    return new Step(
        step.name(),
        step.verb(),
        step.about(),
        step.inputs(),
        step.options(),
        step.outputs(),
        step.when(),
        Set.of(),
        retry,
        Optional.of(timeout),
        policy,
        new SourceRef("other.groovy", 7, 7));
  }

  @Test
  void the_same_step_on_the_same_rows_has_the_same_key() {
    CacheKey key = key(Orders.of(train(300), Orders.table("rows", "a")));

    assertThat(key(Orders.of(train(300), Orders.table("rows", "a")))).isEqualTo(key);
    assertThat(key.parts())
        .containsEntry("option using", "gradientBoosting")
        .containsEntry("option using trees", "300")
        .containsEntry("environment java", "17")
        .containsEntry("input rows", Digest.of("a").toString().substring(0, 19));
  }

  @Test
  void a_changed_option_changes_that_part_alone() {
    CacheKey one = key(Orders.of(train(300), Orders.table("rows", "a")));
    CacheKey other = key(Orders.of(train(301), Orders.table("rows", "a")));

    assertThat(other.digest()).isNotEqualTo(one.digest());
    assertThat(other.parts().entrySet())
        .filteredOn(part -> !part.getValue().equals(one.parts().get(part.getKey())))
        .containsExactly(Map.entry("option using trees", "301"));
  }

  @Test
  void other_rows_other_facts_of_them_and_another_release_change_the_key() {
    CacheKey key = key(Orders.of(train(300), Orders.table("rows", "a")));
    Artifact marked =
        new Artifact("x.data", "table", Digest.of("a"), 1, Map.of("personal", "[\"name\"]"));
    StepInput personal = new StepInput("rows", Optional.of(marked), Optional.empty(), "");
    CacheKeys later = new CacheKeys(Map.of("trainyard", "1.1", "java", "17"), Map.of());

    assertThat(key(Orders.of(train(300), Orders.table("rows", "b"))).digest())
        .isNotEqualTo(key.digest());
    assertThat(key(Orders.of(train(300), personal)).digest()).isNotEqualTo(key.digest());
    assertThat(later.of(Orders.of(train(300), Orders.table("rows", "a")), Map.of()).digest())
        .isNotEqualTo(key.digest());
    assertThat(
            KEYS.of(Orders.of(train(300), Orders.table("rows", "a")), Map.of("script x", "1"))
                .digest())
        .isNotEqualTo(key.digest());
  }

  @Test
  void name_place_claims_retries_and_timeout_do_not_count() {
    Step step = train(300);
    StepPolicy policy =
        StepPolicy.DEFAULT.withClaims(new Claims(8, 0, 0, Map.of())).withFormerly(List.of("old"));
    Step renamed =
        step("better")
            .verb("train")
            .input(ROWS)
            .option("using", step.options().get(0).values().get(0))
            .build();

    CacheKey key = key(Orders.of(step, Orders.table("rows", "a")));

    Step changed = with(step, policy, Retry.times(3), Duration.ofHours(1));
    assertThat(key(Orders.of(changed, Orders.table("rows", "a")))).isEqualTo(key);
    assertThat(key(Orders.of(renamed, Orders.table("rows", "a"))).digest()).isEqualTo(key.digest());
    assertThat(key(Orders.of(step, Orders.table("features", "a"))).digest())
        .isEqualTo(key.digest());
  }

  @Test
  void a_version_of_the_cache_counts() {
    Step step = train(300);
    StepPolicy two = StepPolicy.DEFAULT.withCache(new CacheRule(true, "2"));

    CacheKey key = key(Orders.of(step, Orders.table("rows", "a")));
    Step changed = with(step, two, Retry.NONE, Duration.ofHours(1));

    assertThat(key(Orders.of(changed, Orders.table("rows", "a"))).digest())
        .isNotEqualTo(key.digest());
  }

  @Test
  void of_a_block_its_fingerprint_counts_and_not_where_it_stands() {
    CacheKey key = key(Orders.of(compute("sha256:file", "ast:1"), Orders.table("rows", "a")));

    assertThat(key.parts()).containsEntry("code compute", "ast:1");
    assertThat(key(Orders.of(compute("sha256:other", "ast:1"), Orders.table("rows", "a"))))
        .isEqualTo(key);
    assertThat(key(Orders.of(compute("sha256:file", "ast:2"), Orders.table("rows", "a"))).digest())
        .isNotEqualTo(key.digest());
  }

  private static Step compute(String source, String fingerprint) {
    return step("features")
        .input(ROWS)
        .option("compute", new Value.Code("groovy", source, "features", "compute", fingerprint))
        .build();
  }

  @Test
  void the_value_of_a_personal_param_is_nowhere_to_be_read_but_counts() {
    Param personal =
        new Param(
            "customer",
            ParamType.TEXT,
            "",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            true,
            SourceRef.NONE);
    Step defined =
        step("rows")
            .verb("transform")
            .input(new Value.Param("customer"))
            .option("compute", new Value.Param("customer"))
            .build();
    Pipeline pipeline = Definitions.pipeline("p", List.of(personal), defined);

    CacheKey ada = key(filled(pipeline, defined, "Ada Lovelace"));
    CacheKey grace = key(filled(pipeline, defined, "Grace Hopper"));

    assertThat(ada.parts().values()).noneMatch(part -> part.contains("Ada"));
    assertThat(ada.digest()).isNotEqualTo(grace.digest());
  }

  private static AttemptOrder filled(Pipeline pipeline, Step defined, String customer) {
    Value value = new Value.Text(customer);
    Step filled =
        defined.withOptions(List.of(new Option("compute", List.of(value), SourceRef.NONE)));
    return Orders.of(1, pipeline, filled, Orders.value("customer", value));
  }

  @Test
  void what_a_setting_says_counts_and_an_address_is_not_shown() {
    Step step =
        step("rows")
            .option("sql", Value.Term.of("setting", new Value.Text("crm/schema")))
            .option("http", new Value.Text("https://example.com/x?token=abc"))
            .build();

    CacheKey key = key(Orders.of(step));

    assertThat(key.parts()).containsEntry("setting crm/schema", "sales");
    assertThat(key.parts().get("option http")).startsWith("sha256:");
  }

  @Test
  void items_count_with_their_keys() {
    CacheKey key = key(Orders.of(train(300), items("eu", "a")));

    assertThat(key(Orders.of(train(300), items("eu", "a")))).isEqualTo(key);
    assertThat(key(Orders.of(train(300), items("us", "a"))).digest()).isNotEqualTo(key.digest());
    assertThat(key(Orders.of(train(300), items("eu", "b"))).digest()).isNotEqualTo(key.digest());
  }

  private static StepInput items(String key, String content) {
    return new StepInput(
        "parts",
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(Item.of(key, Orders.artifact(content))));
  }

  @Test
  void values_that_look_alike_have_keys_of_their_own() {
    Step two = step("x").option("nullText", new Value.Text("a"), new Value.Text("b")).build();
    Step one = step("x").option("nullText", new Value.Text("a', 'b")).build();

    assertThat(key(Orders.of(one)).digest()).isNotEqualTo(key(Orders.of(two)).digest());
  }

  @Test
  void effects_outside_the_run_are_never_taken_over() {
    for (String verb : List.of("register", "deploy", "publish", "approval", "notify", "call")) {
      Step step = step("x").verb(verb).build();
      assertThat(CacheRules.refusal(Definitions.pipeline("p", step), step)).isPresent();
    }
    Step compare = step("x").verb("compare").output("decision", ArtifactKind.DECISION).build();
    assertThat(CacheRules.mayReuse(Definitions.pipeline("p", compare), compare)).isTrue();
  }

  @Test
  void neither_is_what_makes_nothing_or_is_cleaned_up_or_says_so() {
    Step cluster = step("cluster").verb("step").output("address", ArtifactKind.FILE).build();
    Step down = step("down").verb("cleanup").input(new Value.Output("cluster", "address")).build();
    Step quiet = without(step("send").verb("step").build());
    Step never =
        with(
            step("x").build(),
            StepPolicy.DEFAULT.withCache(CacheRule.NONE),
            Retry.NONE,
            Duration.ofHours(1));

    assertThat(CacheRules.refusal(Definitions.pipeline("p", cluster, down), cluster))
        .contains("`down` takes down what it sets up");
    assertThat(CacheRules.mayReuse(Definitions.pipeline("p", cluster), cluster)).isTrue();
    assertThat(CacheRules.mayReuse(Definitions.pipeline("p", quiet), quiet)).isFalse();
    assertThat(CacheRules.refusal(Definitions.pipeline("p", never), never))
        .contains("it says `cache none`");
  }

  private static Step without(Step step) {
    return new Step(
        step.name(),
        step.verb(),
        "",
        step.inputs(),
        step.options(),
        List.<Output>of(),
        List.of(),
        Set.of(),
        Retry.NONE,
        Optional.empty(),
        SourceRef.NONE);
  }
}
