package io.trainyard.engine.trigger;

import static io.trainyard.engine.trigger.TriggerWorld.event;
import static io.trainyard.engine.trigger.TriggerWorld.option;
import static io.trainyard.engine.trigger.TriggerWorld.pipeline;
import static io.trainyard.engine.trigger.TriggerWorld.span;
import static io.trainyard.engine.trigger.TriggerWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.StartRequest;
import io.trainyard.engine.testing.ScriptedExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventTriggersTest {
  private final TriggerWorld world = new TriggerWorld();

  private static DataEvents.Published table(String name) {
    return new DataEvents.Published(name, "sha256:1", 10, Map.of("rows", "5"));
  }

  private static Param param(String name, ParamType type) {
    return new Param(
        name, type, "", Optional.empty(), Optional.empty(), List.of(), false, SourceRef.NONE);
  }

  @Test
  void a_new_version_of_a_table_starts_one_run_that_names_the_event() throws Exception {
    world.begin(pipeline("p", List.of(), text("published", "offers")));
    world.happen(DataEvents.PUBLISHED, table("others"));
    long event = world.happen(DataEvents.PUBLISHED, table("offers"));

    assertThat(world.causes("p")).containsExactly(event);
    Run run = world.runs("p").get(0);
    assertThat(run.cause()).isEqualTo("event");
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.runDate()).isEqualTo(LocalDate.parse("2026-03-01"));
  }

  @Test
  void each_kind_of_signal_is_heard_by_who_listens_for_it_and_by_nobody_else() throws Exception {
    world.begin(
        pipeline("registered", List.of(), text("registered", "churn")),
        pipeline("moved", List.of(), text("moved", "churn", "champion")),
        pipeline("after", List.of(), text("succeeded", "registered")));
    world.happen(
        RegistryEvents.VERSION_REGISTERED,
        new RegistryEvents.VersionRegistered("churn", 1, "sha256:1", "sha256:2", "s", Map.of()));
    world.happen(
        RegistryEvents.ALIAS_MOVED, new RegistryEvents.AliasMoved("churn", "candidate", null, 1));
    assertThat(world.runs("registered")).hasSize(1);
    assertThat(world.runs("after")).hasSize(1);
    assertThat(world.runs("moved")).isEmpty();
    world.happen(
        RegistryEvents.ALIAS_MOVED, new RegistryEvents.AliasMoved("churn", "champion", null, 1));
    assertThat(world.runs("moved")).hasSize(1);
  }

  @Test
  void what_came_while_nobody_was_there_is_made_up_and_nothing_is_done_twice() throws Exception {
    Pipeline pipeline = pipeline("p", List.of(), text("published", "offers"));
    world.happen(DataEvents.PUBLISHED, table("offers"));
    world.begin(pipeline);
    assertThat(world.runs("p")).as("before it listened").isEmpty();
    long first = world.happen(DataEvents.PUBLISHED, table("offers"));
    world.triggers.close();
    world.loop().runAll();
    long second = world.happen(DataEvents.PUBLISHED, table("offers"));

    TriggerWorld after = world.down(Duration.ofHours(1), pipeline);
    assertThat(after.causes("p")).containsExactly(first, second);
    assertThat(after.down(Duration.ZERO, pipeline).causes("p")).containsExactly(first, second);
  }

  @Test
  void all_of_several_signals_start_one_run_once_the_last_has_come() throws Exception {
    Pipeline pipeline =
        pipeline(
            "p", List.of(), text("published", "a"), text("published", "b"), TriggerWorld.all());
    world.begin(pipeline);
    world.happen(DataEvents.PUBLISHED, table("a"));
    world.happen(DataEvents.PUBLISHED, table("a"));
    assertThat(world.runs("p")).isEmpty();
    assertThat(
            TriggerText.waitsFor(
                "published a and published b",
                world.remembered.pending("p", "published a and published b")))
        .hasValueSatisfying(text -> assertThat(text).endsWith("waits for published b"));
    TriggerWorld after = world.down(Duration.ofDays(3), pipeline);
    long last = after.happen(DataEvents.PUBLISHED, table("b"));
    assertThat(after.causes("p")).containsExactly(last);
    after.happen(DataEvents.PUBLISHED, table("b"));
    assertThat(after.runs("p")).as("it needs another a").hasSize(1);
  }

  @Test
  void a_debounced_trigger_starts_one_run_for_a_burst_also_over_the_end_of_a_process()
      throws Exception {
    Pipeline pipeline =
        pipeline(
            "p", List.of(), text("published", "offers"), span("debounce", Duration.ofMinutes(5)));
    world.begin(pipeline);
    world.happen(DataEvents.PUBLISHED, table("offers"));
    world.pass(Duration.ofMinutes(4));
    long last = world.happen(DataEvents.PUBLISHED, table("offers"));
    world.pass(Duration.ofMinutes(4));
    assertThat(world.runs("p")).isEmpty();
    TriggerWorld after = world.down(Duration.ofSeconds(30), pipeline);
    after.pass(Duration.ofMinutes(1));
    assertThat(after.causes("p")).containsExactly(last);
    assertThat(after.remembered.cause(1))
        .hasValueSatisfying(s -> assertThat(s.count()).isEqualTo(2));
    assertThat(after.runs("p").get(0).created())
        .isEqualTo(TriggerWorld.START.plus(Duration.ofMinutes(9)));
  }

  @Test
  void params_are_taken_from_the_event_by_their_type_and_a_misfit_is_left_out_with_the_reason()
      throws Exception {
    world.begin(
        pipeline(
            "p",
            List.of(param("size", ParamType.WHOLE_NUMBER), param("name", ParamType.TEXT)),
            text("published", "offers"),
            option("give", new Value.Text("size"), event("data.bytes")),
            option("give", new Value.Text("name"), new Value.Text("x"))),
        pipeline(
            "q",
            List.of(param("size", ParamType.WHOLE_NUMBER)),
            text("published", "offers"),
            option("give", new Value.Text("size"), event("data.name"))),
        pipeline(
            "r",
            List.of(param("size", ParamType.WHOLE_NUMBER)),
            text("published", "offers"),
            option("give", new Value.Text("size"), event("data.nothing.here"))));
    world.happen(DataEvents.PUBLISHED, table("offers"));

    assertThat(world.runs("p").get(0).params())
        .containsEntry("size", Value.Num.of(10))
        .containsEntry("name", new Value.Text("x"));
    assertThat(world.runs("q")).isEmpty();
    assertThat(world.remembered.leftOut("q", 5).get(0).facts().because())
        .contains("'size'")
        .contains("'offers'");
    assertThat(world.remembered.leftOut("r", 5).get(0).facts().because())
        .contains("has no 'data.nothing.here' for the param 'size'");
  }

  @Test
  void events_with_the_same_key_start_one_run() throws Exception {
    Pipeline pipeline =
        pipeline("p", List.of(), text("published", "offers"), option("key", event("data.table")));
    world.begin(pipeline);
    world.happen(DataEvents.PUBLISHED, table("offers"));
    world.happen(DataEvents.PUBLISHED, table("offers"));
    TriggerWorld after = world.down(Duration.ZERO, pipeline);
    after.happen(DataEvents.PUBLISHED, table("offers"));
    assertThat(after.runs("p")).hasSize(1);
    assertThat(after.remembered.leftOut("p", 5))
        .hasSize(2)
        .allMatch(each -> each.facts().because().contains("run 1 started for the same"));
  }

  @Test
  void pipelines_that_start_each_other_in_a_circle_come_to_an_end() throws Journal.Conflict {
    world.begin(
        pipeline("a", List.of(), text("succeeded", "b")),
        pipeline("b", List.of(), text("succeeded", "a")));
    world
        .runner()
        .submit(
            new StartRequest(
                pipeline("a", List.of()),
                Map.of(),
                Path.of(".").toAbsolutePath(),
                "person",
                "os:ada",
                LocalDate.EPOCH));
    world.loop().runAll();
    assertThat(world.runs("a")).hasSize(11);
    assertThat(world.runs("b")).hasSize(10);
    assertThat(world.remembered.leftOut("b", 1).get(0).facts().because()).contains("circle");
  }

  @Test
  void a_failed_check_starts_a_run_of_who_listens_for_the_pipeline_or_the_step() {
    Finding failed =
        new Finding(
            "drift", "age", false, Severity.ERROR, "0.4", "0.2", "it moved", Optional.empty());
    world
        .executor()
        .answer(
            "work",
            order ->
                order.pipeline().name().equals("watched")
                    ? new Outcome.Failed(
                        FailureCause.ERROR, "drift", false, List.of(failed), Map.of())
                    : ScriptedExecutor.success(order));
    world.begin(
        pipeline("retrain", List.of(), text("finding", "watched")),
        pipeline("step", List.of(), text("finding", "watched", "work")),
        pipeline("other", List.of(), text("finding", "watched", "another")));
    world
        .runner()
        .submit(
            new StartRequest(
                pipeline("watched", List.of()),
                Map.of(),
                Path.of(".").toAbsolutePath(),
                "person",
                "os:ada",
                LocalDate.EPOCH));
    world.loop().runAll();
    assertThat(world.runs("retrain")).hasSize(1);
    assertThat(world.runs("step")).hasSize(1);
    assertThat(world.runs("other")).isEmpty();
  }
}
