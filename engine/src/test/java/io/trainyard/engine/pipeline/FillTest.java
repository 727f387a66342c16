package io.trainyard.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.testing.Definitions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FillTest {
  private final Fill fill =
      new Fill(Map.of("share", Value.Num.of(0.2), "region", new Value.Text("eu' or 1=1")));

  @Test
  void a_param_becomes_its_literal_however_deep_it_stands() {
    Value.Param share = new Value.Param("share");
    Value.Term nested =
        new Value.Term(
            "using",
            List.of(new Value.ListOf(List.of(share))),
            List.of(Definitions.option("rate", share)));
    Step filled = fill.step(Definitions.step("a").option("holdOut", share, nested).build());
    assertThat(filled.options().get(0).values())
        .containsExactly(
            Value.Num.of(0.2),
            new Value.Term(
                "using",
                List.of(new Value.ListOf(List.of(Value.Num.of(0.2)))),
                List.of(Definitions.option("rate", Value.Num.of(0.2)))));
  }

  @Test
  void a_template_keeps_its_pieces_apart_so_that_a_hole_can_be_bound() {
    Value template =
        new Value.Template(
            List.of(
                new Value.Text("select * from a where r = "),
                new Value.Param("region"),
                new Value.Text("")));
    assertThat(fill.value(template))
        .isEqualTo(
            new Value.Template(
                List.of(
                    new Value.Text("select * from a where r = "),
                    new Value.Text("eu' or 1=1"),
                    new Value.Text(""))));
  }

  @Test
  void what_holds_no_param_stays_as_it_is() {
    Step step = Definitions.step("a").option("attach", new Value.Output("b", "data")).build();
    assertThat(fill.step(step)).isEqualTo(step);
  }

  @Test
  void a_param_without_a_value_is_named() {
    assertThatThrownBy(() -> fill.value(new Value.Param("day")))
        .hasMessage("the run has no value for param 'day'");
  }
}
