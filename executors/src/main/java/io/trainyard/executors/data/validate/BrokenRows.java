package io.trainyard.executors.data.validate;

import io.trainyard.engine.table.Table;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.BoundSql;
import java.util.ArrayList;
import java.util.List;

/**
 * A table parted into the rows that meet every rule and those that break one.
 *
 * @param clean the rows that break no rule, in order
 * @param rejected the others, in order, with a last column {@code broken_rules} that names the
 *     rules
 */
record BrokenRows(DuckTable clean, DuckTable rejected) {
  private static final String BROKEN = "broken_rules";
  private static final String NUMBER = "file_row_number";

  /** Where no row breaks a rule. */
  static BrokenRows none(TableSession session, DuckTable table) {
    return new BrokenRows(
        table,
        session.query("select *" + broken(table, "''") + " from " + table.relation() + " limit 0"));
  }

  /**
   * Judges each row.
   *
   * @param numbered the table with its rows' numbers
   * @param blockRows the table of rows that break a block; empty when there is none
   */
  static BrokenRows of(TableSession session, Table numbered, RuleSet rules, String blockRows) {
    DuckTable table = session.own(numbered);
    List<Object> values = new ArrayList<>();
    String names =
        "concat_ws('; ', " + String.join(", ", cases(table, rules, blockRows, values)) + ")";
    String judged =
        session
            .computed(
                "select " + NUMBER + " as number, " + names + " as broken from " + table.relation(),
                values)
            .relation();
    String from =
        " from "
            + table.relation()
            + " t join "
            + judged
            + " j on t."
            + NUMBER
            + " = j.number where ";
    String columns = "select t.* exclude (" + NUMBER + ")";
    return new BrokenRows(
        session.query(columns + from + "j.broken = '' order by j.number"),
        session.query(
            columns + broken(table, "j.broken") + from + "j.broken <> '' order by j.number"));
  }

  /** A table that has a column of that name keeps its own. */
  private static String broken(DuckTable table, String expression) {
    return table.schema().column(BROKEN).isPresent() ? "" : ", " + expression + " as " + BROKEN;
  }

  private static List<String> cases(
      DuckTable table, RuleSet rules, String blockRows, List<Object> values) {
    List<String> cases = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      if (rule.bad().isPresent()) {
        BoundSql bad = rule.bad().get();
        cases.add(
            "case when "
                + bad.text()
                + " then "
                + Sql.text(rule.subject() + " " + rule.check())
                + " end");
        values.addAll(bad.values());
      }
    }
    if (!blockRows.isEmpty()) {
      cases.add(
          "(select string_agg(check_name || ' check', '; ') from "
              + blockRows
              + " b where b.row_number = "
              + table.relation()
              + "."
              + NUMBER
              + ")");
    }
    return cases;
  }
}
