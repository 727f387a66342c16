package io.trainyard.executors.data.validate;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.run.CodeRunner;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.duck.DuckRow;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.TableFiller;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.BoundSql;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the rules of a {@code validate} step: all those in SQL in one scan, all blocks in one
 * further pass.
 */
final class RuleCounts {
  private static final long PROGRESS = 100_000;
  private final TableSession session;
  private final DuckTable table;
  private final RuleSet rules;
  private final List<Long> failing = new ArrayList<>();
  private long rows;
  private int scans;
  private int passes;
  private String blockRows = "";

  private RuleCounts(TableSession session, DuckTable table, RuleSet rules) {
    this.session = session;
    this.table = table;
    this.rules = rules;
  }

  static RuleCounts of(StepContext context, TableSession session, DuckTable table, RuleSet rules) {
    RuleCounts counts = new RuleCounts(session, table, rules);
    counts.scan();
    if (!rules.blocks().isEmpty()) {
      counts.pass(context);
    }
    context.progress(counts.rows);
    return counts;
  }

  /** The one query that measures every rule. */
  static BoundSql query(List<Rule> rules, String relation) {
    StringBuilder text = new StringBuilder("select count(*)");
    List<Object> values = new ArrayList<>();
    for (Rule rule : rules) {
      text.append(", ").append(rule.failing().text());
      values.addAll(rule.failing().values());
    }
    return new BoundSql(text + " from " + relation, values);
  }

  private void scan() {
    BoundSql query = query(rules.rules(), table.relation());
    scans++;
    session.read(
        query.text(),
        query.values(),
        result -> {
          result.next();
          rows = result.getLong(1);
          for (int i = 0; i < rules.rules().size(); i++) {
            failing.add(result.getLong(i + 2));
          }
          return 0;
        });
  }

  private void pass(StepContext context) {
    Pipeline pipeline = context.order().pipeline();
    List<CodeRunner.Block> blocks =
        rules.blocks().stream()
            .map(line -> context.code().prepare(pipeline, line.code(1)))
            .toList();
    long[] counts = new long[blocks.size()];
    DuckRow row = new DuckRow(table.schema());
    long[] number = {0};
    passes++;
    try (TableFiller filler = session.fill(blockSchema())) {
      table.each(
          values -> {
            row.show(values);
            for (int i = 0; i < counts.length; i++) {
              if (!Boolean.TRUE.equals(blocks.get(i).call(List.of(row)))) {
                counts[i]++;
                filler.row(List.of(number[0], rules.blocks().get(i).text(0)));
              }
            }
            if (++number[0] % PROGRESS == 0) {
              context.progress(number[0]);
            }
          });
      blockRows = filler.table().relation();
    }
    Arrays.stream(counts).forEach(failing::add);
  }

  private static Schema blockSchema() {
    return new Schema(
        List.of(
            new Column("row_number", ColumnType.WHOLE_NUMBER),
            new Column("check_name", ColumnType.TEXT)));
  }

  long rows() {
    return rows;
  }

  /** How many rows break each rule: those in SQL in their order, then the blocks. */
  List<Long> failing() {
    return failing;
  }

  /** Whether any row breaks a rule on rows. */
  boolean anyRowBroken() {
    for (int i = 0; i < failing.size(); i++) {
      boolean onRows = i >= rules.rules().size() || rules.rules().get(i).isOnRows();
      if (onRows && failing.get(i) > 0) {
        return true;
      }
    }
    return false;
  }

  int scans() {
    return scans;
  }

  int passes() {
    return passes;
  }

  /** The table of rows that break a block, by number from 0 and name; empty when there is none. */
  String blockRows() {
    return blockRows;
  }
}
