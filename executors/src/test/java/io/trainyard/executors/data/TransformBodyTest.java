package io.trainyard.executors.data;

import static io.trainyard.executors.data.Attempts.code;
import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.num;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Table;
import io.trainyard.executors.data.option.Marks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformBodyTest {
  @TempDir Path folder;
  private final TransformBody body = new TransformBody();
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    attempts = new Attempts(folder);
    attempts.input("people", attempts.table("id,town\n1,Ulm\n2,Bonn\n3,o'x\n"));
  }

  private Outcome.Succeeded sql(Value query) throws Exception {
    return attempts.succeed(body, step("made", "transform", line("sql", query)));
  }

  private static Value template(Value... pieces) {
    return new Value.Template(List.of(pieces));
  }

  @Test
  void a_query_sees_each_input_as_a_table_of_its_name() throws Exception {
    attempts.input("pay", attempts.table("id,sum\n1,2.5\n3,4\n"));

    Outcome.Succeeded outcome =
        sql(text("select town, sum from people left join pay using (id) order by id"));

    assertThat(attempts.show(outcome.outputs().get("data")))
        .isEqualTo("town  sum\nUlm   2.5\nBonn\no'x   4.0");
    assertThat(outcome.rows()).hasValue(3);
    assertThat(outcome.outputs().get("data").name()).isEqualTo("made.data");
  }

  @Test
  void the_same_query_gives_the_same_version() throws Exception {
    Value query = text("select town, count(*) as n, sum(id) as s from people group by town");

    assertThat(sql(query).outputs().get("data").digest())
        .isEqualTo(sql(query).outputs().get("data").digest());
    assertThat(sql(query).outputs().get("data").facts().get("schema"))
        .contains("{\"name\":\"s\",\"type\":\"wholeNumber\"}");
  }

  @Test
  void what_fills_a_hole_is_bound_and_never_sql() throws Exception {
    Outcome.Succeeded one =
        sql(template(text("select * from people where town = "), text("o'x"), text("")));
    assertThat(one.rows()).hasValue(1);
    Outcome.Succeeded attack =
        sql(template(text("select * from people where town = "), text("' or 1=1 --"), text("")));
    assertThat(attack.rows()).hasValue(0);
    Outcome.Succeeded many =
        sql(
            template(
                text("select * from people where town in ("),
                new Value.ListOf(List.of(text("Ulm"), text("Bonn"))),
                text(") and id < "),
                num(2),
                text("")));
    assertThat(many.rows()).hasValue(1);
    Outcome.Succeeded none =
        sql(
            template(
                text("select * from people where town in ("),
                new Value.ListOf(List.of()),
                text(")")));
    assertThat(none.rows()).hasValue(0);
    Outcome.Succeeded date =
        sql(template(text("select "), new Value.Date(LocalDate.of(2026, 1, 31)), text(" as day")));
    assertThat(attempts.show(date.outputs().get("data"))).isEqualTo("day\n2026-01-31");
  }

  @Test
  void a_hole_where_sql_wants_a_name_or_in_quotes_is_refused() {
    for (String before :
        List.of("select * from ", "select * from people order by ", "select 1 as ", "select t.")) {
      assertThatThrownBy(() -> sql(template(text(before), text("x"), text(""))))
          .isInstanceOf(StepFailure.class)
          .hasMessage(
              "a.groovy:3:5: step 'made', option 'sql': ${} stands where SQL wants a name, and a"
                  + " value cannot be one; write the name itself");
    }
    assertThatThrownBy(
            () -> sql(template(text("select * from people where town = '"), text("x"), text("'"))))
        .hasMessageContaining("the value of ${} is bound: remove the quotes around it");
  }

  @Test
  void is_distinct_from_takes_a_value() throws Exception {
    assertThat(
            sql(template(
                    text("select * from people where town is distinct from "),
                    text("Ulm"),
                    text("")))
                .rows())
        .hasValue(2);
  }

  @Test
  void mistakes_in_sql_are_shown_with_place_and_without_stack_trace() {
    assertThatThrownBy(() -> sql(text("select nope from people")))
        .hasMessageStartingWith(
            "a.groovy:3:5: step 'made', option 'sql': Binder Error: Referenced column \"nope\" not"
                + " found")
        .hasMessageNotContaining("\tat ");
    assertThatThrownBy(() -> sql(text("selct 1"))).hasMessageContaining("syntax error");
    assertThatThrownBy(() -> sql(text("drop table people")))
        .hasMessageContaining("only a select is allowed here");
    assertThatThrownBy(() -> sql(text("select 1; select 2")))
        .hasMessageContaining("one select is allowed");
    assertThatThrownBy(() -> sql(text("select * from read_csv('/etc/passwd')")))
        .hasMessageContaining("disabled by configuration");
    assertThatThrownBy(() -> sql(text("select cast(town as integer) as n from people")))
        .hasMessageNotContaining("Ulm");
  }

  @Test
  void a_block_is_handed_tables_and_params_and_gives_a_table() throws Exception {
    attempts.input("days", num(2));
    attempts.block(
        "compute",
        given -> ((Table) given.get(0)).where("id <= " + given.get(1)).withColumn("n", "id * 2"));

    Outcome.Succeeded outcome =
        attempts.succeed(body, step("made", "transform", line("compute", code("compute"))));

    assertThat(attempts.show(outcome.outputs().get("data")))
        .isEqualTo("id  town  n\n 1  Ulm   2\n 2  Bonn  4");
  }

  @Test
  void several_outputs_are_given_as_a_list_or_a_map() throws Exception {
    var step =
        step(
            "made",
            "transform",
            line("outputs", text("a"), text("b")),
            line("compute", code("compute")));
    attempts.block(
        "compute",
        given -> List.of(((Table) given.get(0)).limit(1), ((Table) given.get(0)).limit(2)));
    assertThat(attempts.succeed(body, step).outputs().get("b").facts()).containsEntry("rows", "2");

    attempts.block(
        "compute", given -> Map.of("b", given.get(0), "a", ((Table) given.get(0)).limit(1)));
    assertThat(attempts.succeed(body, step).outputs()).containsOnlyKeys("a", "b");

    attempts.block("compute", given -> Map.of("b", given.get(0)));
    assertThatThrownBy(() -> attempts.run(body, step))
        .hasMessageContaining("the block gives no table for output 'a'");
    attempts.block("compute", given -> 7);
    assertThatThrownBy(() -> attempts.run(body, step))
        .hasMessageContaining("the block gives a Integer; for a, b end it with a list of 2 tables");
  }

  @Test
  void marks_stay_with_columns_that_keep_their_name() throws Exception {
    Artifact table = attempts.table("id,mail\n1,a\n");
    Marks marks = new Marks(java.util.Set.of("mail"), java.util.Set.of("id"));
    attempts.input(
        "people",
        new Artifact(table.name(), table.kind(), table.digest(), table.bytes(), marks.facts()));

    assertThat(Marks.of(sql(text("select mail, id + 1 as next from people")).outputs().get("data")))
        .isEqualTo(new Marks(java.util.Set.of("mail"), java.util.Set.of()));
  }

  @Test
  void one_of_sql_and_compute_is_said() {
    assertThatThrownBy(() -> TransformOptions.of(step("made", "transform")))
        .hasMessageContaining("it takes one of sql and compute");
    assertThatThrownBy(
            () ->
                TransformOptions.of(
                    step(
                        "made",
                        "transform",
                        line("sql", text("select 1")),
                        line("outputs", text("a"), text("b")))))
        .hasMessageContaining("several outputs take a compute block");
  }
}
