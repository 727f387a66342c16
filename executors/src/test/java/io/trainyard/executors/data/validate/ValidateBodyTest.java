package io.trainyard.executors.data.validate;

import static io.trainyard.executors.data.Attempts.code;
import static io.trainyard.executors.data.Attempts.line;
import static io.trainyard.executors.data.Attempts.num;
import static io.trainyard.executors.data.Attempts.step;
import static io.trainyard.executors.data.Attempts.text;
import static io.trainyard.executors.data.Attempts.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.table.Row;
import io.trainyard.executors.data.Attempts;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.Marks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateBodyTest {
  private static final String PEOPLE =
      "id,age,plan,mail\n1,30,basic,a@x\n2,200,basic,b@x\n3,,gold,c\n3,-1,plus,\n";

  @TempDir Path folder;
  private final ValidateBody body = new ValidateBody();
  private Attempts attempts;

  @BeforeEach
  void open() throws Exception {
    attempts = new Attempts(folder);
  }

  private static Option[] rules(String badRows, Option... more) {
    Option[] rules = {
      line("column", text("id"), word("unique"), word("present"), word("identifier")),
      line("column", text("age"), word("between", num(0), num(120))),
      line("column", text("plan"), word("oneOf", text("basic"), text("plus"))),
      line("column", text("mail"), word("matching", text(".+@.+")), word("personal")),
      line("check", text("plus is adult"), text("plan <> 'plus' or age >= 18")),
      line("badRows", word(badRows))
    };
    Option[] all = java.util.Arrays.copyOf(rules, rules.length + more.length);
    System.arraycopy(more, 0, all, rules.length, more.length);
    return all;
  }

  private Outcome validate(String csv, Option... options) throws Exception {
    attempts.input("rows", attempts.table(csv));
    return attempts.run(body, step("clean", "validate", options));
  }

  @Test
  void every_rule_is_measured_with_its_failing_rows() throws Exception {
    Outcome.Succeeded outcome = (Outcome.Succeeded) validate(PEOPLE, rules("warn"));

    assertThat(outcome.findings())
        .extracting(Finding::subject, Finding::check, finding -> finding.failing().orElse(-1L))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("table", "row count", -1L),
            org.assertj.core.groups.Tuple.tuple("id", "unique", 1L),
            org.assertj.core.groups.Tuple.tuple("id", "present", 0L),
            org.assertj.core.groups.Tuple.tuple("age", "between 0 and 120", 2L),
            org.assertj.core.groups.Tuple.tuple("plan", "one of basic, plus", 1L),
            org.assertj.core.groups.Tuple.tuple("mail", "matching .+@.+", 1L),
            org.assertj.core.groups.Tuple.tuple("plus is adult", "check", 1L));
    assertThat(outcome.findings().get(3).value()).isEqualTo("2 rows (50 %)");
    assertThat(outcome.findings()).allMatch(found -> found.severity() == Severity.WARNING);
  }

  @Test
  void warned_rows_stay_and_are_listed_as_rejected() throws Exception {
    Outcome.Succeeded outcome = (Outcome.Succeeded) validate(PEOPLE, rules("warn"));

    assertThat(outcome.outputs().get("data").facts()).containsEntry("rows", "4");
    assertThat(attempts.show(outcome.outputs().get("rejected")).lines())
        .containsExactly(
            "id  age  plan   mail  broken_rules",
            " 2  200  basic  b@x   age between 0 and 120",
            " 3       gold   c     plan one of basic, plus; mail matching .+@.+",
            " 3   -1  plus         id unique; age between 0 and 120; plus is adult check");
  }

  @Test
  void quarantined_rows_leave_the_clean_ones() throws Exception {
    Outcome.Succeeded outcome = (Outcome.Succeeded) validate(PEOPLE, rules("quarantine"));

    assertThat(attempts.show(outcome.outputs().get("data")))
        .isEqualTo("id  age  plan   mail\n 1   30  basic  a@x");
    assertThat(outcome.outputs().get("rejected").facts()).containsEntry("rows", "3");
    assertThat(outcome.rows()).hasValue(4);
  }

  @Test
  void bad_rows_fail_the_step_for_good_and_keep_a_sample() throws Exception {
    Outcome.Failed outcome = (Outcome.Failed) validate(PEOPLE, rules("fail"));

    assertThat(outcome.retryable()).isFalse();
    assertThat(outcome.message())
        .startsWith(
            "a.groovy:2:1: step 'clean': 5 of 7 checks fail: id unique: 1 row (25 %) break it;"
                + " age between 0 and 120: 2 rows (50 %) break it; ");
    assertThat(outcome.outputs()).containsOnlyKeys("rejected", "findings");
    assertThat(outcome.outputs().get("rejected").facts()).containsEntry("rows", "3");
  }

  @Test
  void clean_rows_are_the_very_version_that_came_in_with_its_marks() throws Exception {
    Artifact input = attempts.table("id,mail\n1,a@x\n2,b@x\n");
    attempts.input("rows", input);
    Outcome.Succeeded outcome =
        attempts.succeed(
            body,
            step(
                "clean",
                "validate",
                line("column", text("id"), word("unique"), word("identifier")),
                line("column", text("mail"), word("personal"))));

    Artifact data = outcome.outputs().get("data");
    assertThat(data.digest()).isEqualTo(input.digest());
    assertThat(data.name()).isEqualTo("clean.data");
    assertThat(Marks.of(data))
        .isEqualTo(new Marks(java.util.Set.of("mail"), java.util.Set.of("id")));
    assertThat(outcome.outputs().get("rejected").facts()).containsEntry("rows", "0");
  }

  @Test
  void all_rules_take_one_scan_and_all_blocks_one_further_pass() throws Exception {
    attempts.block("check:adult", row -> ((Row) row.get(0)).number("age") != null);
    attempts.block("check:named", row -> true);
    Outcome.Succeeded outcome =
        (Outcome.Succeeded)
            validate(
                PEOPLE,
                rules(
                    "quarantine",
                    line("check", text("adult"), code("check:adult")),
                    line("check", text("named"), code("check:named"))));

    Artifact findings = outcome.outputs().get("findings");
    assertThat(findings.facts()).containsEntry("scans", "1").containsEntry("blockPasses", "1");
    JsonNode report = JsonMapper.shared().readTree(attempts.artifacts().bytes(findings.digest()));
    assertThat(report.get("scans").asInt()).isEqualTo(1);
    assertThat(outcome.findings().get(7).failing()).hasValue(1L);
    assertThat(attempts.show(outcome.outputs().get("rejected"))).contains("adult check");
  }

  @Test
  void the_plan_of_the_query_reads_the_file_once() throws Exception {
    Artifact table = attempts.table(PEOPLE);
    Path file = attempts.artifacts().path(table.digest());
    ValidateOptions options =
        ValidateOptions.of(
            step(
                "clean",
                "validate",
                rules("warn", line("column", text("mail"), word("nullsAtMost", num(0.5))))));
    try (TableSession session = TableSession.open(folder, file)) {
      DuckTable rows = (DuckTable) session.parquet(file);
      BoundSql query =
          RuleCounts.query(RuleSet.of(options, rows.schema()).rules(), rows.relation());
      String plan =
          session.read(
              "explain " + query.text(),
              query.values(),
              result -> {
                result.next();
                return result.getString(2);
              });

      assertThat(plan.split("│\\s+READ_PARQUET\\s+│\n│\\s+─", -1)).hasSize(2);
    }
  }

  @Test
  void rules_on_the_table_fail_whatever_becomes_of_rows() throws Exception {
    Option[] rules = {
      line("rowCount", word("between", num(10), num(20))),
      line("column", text("age"), word("nullsAtMost", num(0.1)), word("type", word("number"))),
      line("column", text("plan"), word("type", word("date"))),
      line("column", text("mail"), word("between", num(1), num(2))),
      line("column", text("city"), word("present")),
      line("badRows", word("quarantine"))
    };
    Outcome.Failed outcome = (Outcome.Failed) validate(PEOPLE, rules);

    assertThat(outcome.findings())
        .filteredOn(found -> !found.passed())
        .extracting(found -> found.subject() + " " + found.check() + ": " + found.why())
        .containsExactly(
            "table row count: 4 rows, expected between 10 and 20",
            "plan type date: found text, expected date",
            "mail between 1 and 2: found text, expected numbers",
            "city column is there: found missing; there are id, age, plan, mail, expected present",
            "age nulls at most 10 %: 1 row (25 %) are missing");
    rules[5] = line("badRows", word("warn"));
    assertThat(((Outcome.Succeeded) validate(PEOPLE, rules)).findings())
        .allMatch(found -> found.passed() || found.severity() == Severity.WARNING);
  }

  @Test
  void an_empty_table_fails_by_rule() throws Exception {
    Outcome.Failed outcome =
        (Outcome.Failed) validate("id,age\n", line("column", text("id"), word("unique")));

    assertThat(outcome.message()).contains("table row count: 0 rows, expected at least 1 row");
    assertThat(validate("id\n", line("rowCount", word("between", num(0), num(5)))))
        .isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void null_nan_and_blank_have_a_defined_verdict() throws Exception {
    String csv = "n,t\n1,x\n,\" \"\n2,\n";
    Outcome.Succeeded outcome =
        (Outcome.Succeeded)
            validate(
                csv,
                line("column", text("n"), word("between", num(0), num(5)), word("present")),
                line("column", text("t"), word("present"), word("oneOf", text("x"), text(" "))),
                line("check", text("unknown"), text("n > 0")),
                line("badRows", word("warn")));

    assertThat(outcome.findings())
        .extracting(
            found -> found.subject() + " " + found.check() + " " + found.failing().orElse(0L))
        .containsExactly(
            "table row count 0",
            "n between 0 and 5 0",
            "n present 1",
            "t present 2",
            "t one of x,   0",
            "unknown check 1");
  }

  @Test
  void unknown_rules_and_reversed_bounds_are_refused() {
    assertThatThrownBy(() -> validate("a\n1\n", line("column", text("a"), word("positive"))))
        .hasMessageContaining("'positive' is no rule for a column; known are between, identifier,");
    assertThatThrownBy(
            () -> validate("a\n1\n", line("column", text("a"), word("between", num(2), num(1)))))
        .hasMessageContaining("the first bound is the larger one");
    assertThatThrownBy(() -> validate("a\n1\n", line("check", text("x"), text("b > 1"))))
        .hasMessageContaining("Referenced column \"b\" not found");
  }

  @Test
  void nothing_left_is_no_table() {
    assertThatThrownBy(
            () ->
                validate(
                    "a\n1\n",
                    line("column", text("a"), word("between", num(2), num(3))),
                    line("badRows", word("quarantine"))))
        .hasMessageContaining("every row breaks a rule");
  }

  @Test
  void a_value_from_a_param_is_bound_in_a_condition() throws Exception {
    var template =
        new io.trainyard.engine.pipeline.Value.Template(
            List.of(
                text("plan in ("),
                new io.trainyard.engine.pipeline.Value.ListOf(List.of(text("basic"), text("o'x"))),
                text(")")));
    Outcome.Succeeded outcome =
        (Outcome.Succeeded)
            validate(PEOPLE, line("check", text("plans"), template), line("badRows", word("warn")));

    assertThat(outcome.findings().get(1).failing()).hasValue(2L);
  }
}
