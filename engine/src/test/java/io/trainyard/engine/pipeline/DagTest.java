package io.trainyard.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.testing.Definitions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DagTest {

  @Test
  void a_step_waits_for_every_output_it_mentions_however_deep() {
    Value.Term card =
        new Value.Term(
            "",
            List.of(),
            List.of(
                Definitions.option(
                    "attach",
                    new Value.ListOf(List.of(new Value.Output("quality", "metrics"))),
                    Value.Term.of("only", new Value.Output("reasons", "report")))));
    Step release =
        Definitions.step("release")
            .input(new Value.Output("model", "model"))
            .option("card", card)
            .option(
                "text",
                new Value.Template(
                    List.of(new Value.Text(""), new Value.Output("numbers", "data"))))
            .when(Value.Term.of("not", new Value.Output("better", "decision")))
            .needs("audit")
            .build();
    assertThat(Dag.dependencies(release))
        .containsExactly("model", "quality", "reasons", "numbers", "better", "audit");
  }

  @Test
  void steps_that_are_free_to_swap_stand_as_in_the_file() {
    List<Step> steps =
        List.of(
            Definitions.step("z").needs("b").build(),
            Definitions.step("b").build(),
            Definitions.step("a").build(),
            Definitions.step("c").needs("b").build());
    assertThat(Dag.of(steps).order()).containsExactly("b", "z", "a", "c");
  }

  @Test
  void every_step_comes_after_all_it_waits_for() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Step> steps = randomSteps(random);
      Collections.shuffle(steps, random);
      Dag dag = Dag.of(steps);
      Map<String, Integer> place = new HashMap<>();
      dag.order().forEach(step -> place.put(step, place.size()));
      for (String step : dag.order()) {
        assertThat(dag.upstream(step))
            .as("seed " + seed)
            .allSatisfy(needed -> assertThat(place.get(needed)).isLessThan(place.get(step)))
            .allSatisfy(needed -> assertThat(dag.downstream(needed)).contains(step));
      }
    }
  }

  @Test
  void a_cleanup_waits_for_all_other_users_of_its_inputs() {
    List<Step> steps =
        List.of(
            Definitions.step("cluster").build(),
            Definitions.step("first").input(new Value.Output("cluster", "data")).build(),
            Definitions.step("second").needs("cluster").build(),
            Definitions.step("other").build(),
            Definitions.step("down")
                .verb("cleanup")
                .input(new Value.Output("cluster", "data"))
                .build(),
            Definitions.step("tidy")
                .verb("cleanup")
                .input(new Value.Output("cluster", "data"))
                .build());
    assertThat(Dag.of(steps).upstream("down")).containsExactly("cluster", "first", "second");
    assertThat(Dag.of(steps).upstream("tidy")).containsExactly("cluster", "first", "second");
  }

  @Test
  void a_cycle_is_told_as_a_path_from_who_waits_to_what_it_waits_for() {
    List<Step> steps =
        List.of(
            Definitions.step("free").build(),
            Definitions.step("a").needs("b", "free").build(),
            Definitions.step("b").needs("c").build(),
            Definitions.step("c").needs("a").build());
    assertThat(Dag.cycle(steps)).contains(List.of("a", "b", "c", "a"));
    assertThatThrownBy(() -> Dag.of(steps)).hasMessageContaining("a -> b -> c -> a");
  }

  @Test
  void a_step_that_waits_for_itself_is_a_cycle() {
    assertThat(Dag.cycle(List.of(Definitions.step("a").needs("a").build())))
        .contains(List.of("a", "a"));
  }

  @Test
  void a_graph_without_a_cycle_has_none() {
    assertThat(Dag.cycle(randomSteps(new Random(7)))).isEmpty();
    assertThat(Dag.of(List.of()).order()).isEmpty();
  }

  @Test
  void a_step_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Dag.of(List.of(Definitions.step("a").needs("b").build())))
        .hasMessage("step 'a' waits for 'b', which is no step");
  }

  @Test
  void two_steps_of_one_name_are_refused() {
    List<Step> steps =
        List.of(Definitions.step("a").build(), Definitions.step("a").needs("a").build());

    assertThatThrownBy(() -> Dag.of(steps)).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Step> randomSteps(Random random) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(12); i++) {
      String[] needs =
          IntStream.range(0, i)
              .filter(j -> random.nextInt(3) == 0)
              .mapToObj(j -> "s" + j)
              .toArray(String[]::new);
      steps.add(Definitions.step("s" + i).needs(needs).build());
    }
    return steps;
  }
}
