package io.trainyard.executors.data;

import static io.trainyard.executors.data.Attempts.after;
import static io.trainyard.executors.data.Attempts.code;
import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Item;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.table.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fan-in, and decisions on what came of it. */
class FanInTest {
  @TempDir Path folder;
  private final FanIn transform = new FanIn(new TransformBody());
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    attempts = new Attempts(folder);
  }

  private String query(Step step) throws Exception {
    Outcome.Succeeded outcome = attempts.succeed(transform, step);
    return attempts.show(outcome.outputs().get("data")).strip().replaceAll("[ ]+", " ");
  }

  private static Step sql(String select) {
    return step("together", "transform", line("sql", text(select)));
  }

  @Test
  void tables_of_items_are_one_table_with_the_key_in_front_in_the_order_of_the_items()
      throws Exception {
    attempts.items(
        "per",
        Item.of("b", attempts.table("n,m\n1,x\n2,y\n")),
        Item.of("a", attempts.table("n\n3\n")),
        Item.of("c", attempts.table("n\n3\n")));
    assertThat(query(sql("select * from per")).lines().map(String::strip))
        .hasSize(5)
        .startsWith("key n m")
        .element(1)
        .isEqualTo("b 1 x");
    assertThat(query(sql("select string_agg(key || n, ' ') as all_of from per")))
        .endsWith("b1 b2 a3 c3");
  }

  @Test
  void what_failed_is_a_table_of_keys_and_messages_even_where_nothing_did() throws Exception {
    Step step = after(sql("select key || ': ' || message as said from failures"), failures());
    attempts.items("failures", Item.of("a", text("no rows")));
    assertThat(query(step)).endsWith("a: no rows");
    Attempts none = new Attempts(folder.resolve("none"));
    none.items("failures");
    Outcome.Succeeded outcome = none.succeed(transform, step);
    assertThat(outcome.rows()).hasValue(0);
  }

  private static Value failures() {
    return new Value.Output("per", "failures");
  }

  @Test
  void a_column_that_is_called_key_already_is_told() throws Exception {
    attempts.items("per", Item.of("a", attempts.table("Key\n1\n")));
    assertThatThrownBy(() -> query(sql("select * from per")))
        .hasMessage(
            "a.groovy:2:1: step 'together': the tables of 'per' have a column 'key' of their own,"
                + " which would hide the key of their item; give it another name in the step that"
                + " makes them");
  }

  @Test
  void a_block_decides_on_what_it_is_handed() throws Exception {
    attempts.items("per", Item.of("a", attempts.table("n\n1\n")));
    attempts.block("decide", given -> ((Table) given.get(0)).rowCount() > 0);
    Step step =
        after(
            step("any", "decide", line("decide", code("decide"))), new Value.Output("per", "data"));
    Outcome.Succeeded outcome = attempts.succeed(new FanIn(new DecideBody()), step);
    assertThat(outcome.decision()).contains(true);
    assertThat(outcome.outputs()).containsOnlyKeys("decision");
    attempts.block("decide", given -> List.of());
    assertThatThrownBy(() -> attempts.run(new FanIn(new DecideBody()), step))
        .hasMessageEndingWith("the block gives neither true nor false; end it with a comparison");
  }
}
