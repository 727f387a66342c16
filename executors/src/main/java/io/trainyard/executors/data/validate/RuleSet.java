package io.trainyard.executors.data.validate;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.option.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every rule of a {@code validate} step, made for the columns of its table. */
final class RuleSet {
  private final Severity ofTable;
  private final List<Rule> rules = new ArrayList<>();
  private final List<Finding> known = new ArrayList<>();
  private final List<OptionValues> blocks = new ArrayList<>();
  private Marks marks = Marks.NONE;

  private RuleSet(Severity ofTable) {
    this.ofTable = ofTable;
  }

  static RuleSet of(ValidateOptions options, Schema schema) {
    Severity ofTable = options.badRows() == BadRows.WARN ? Severity.WARNING : Severity.ERROR;
    RuleSet rules = new RuleSet(ofTable);
    for (OptionValues line : options.column()) {
      String name = line.text(0);
      Optional<Column> column = schema.column(name);
      if (column.isEmpty()) {
        String there = String.join(", ", schema.names());
        rules.known("column is there", name, false, "missing; there are " + there, "present");
        continue;
      }
      ColumnRules ofColumn = new ColumnRules(column.get(), rules);
      line.terms(1).forEach(ofColumn::add);
    }
    options.check().forEach(rules::check);
    return rules;
  }

  private void check(OptionValues line) {
    if (line.value(1) instanceof Value.Code) {
      blocks.add(line);
      return;
    }
    BoundSql condition = BoundSql.of(line, 1);
    // A condition that is null for a row is not met: nothing passes by being unknown.
    rules.add(
        Rule.row(
            "check",
            line.text(0),
            new BoundSql("coalesce((" + condition.text() + "), false)", condition.values())));
  }

  void add(Rule rule) {
    rules.add(rule);
  }

  void mark(Marks more) {
    marks = marks.and(more);
  }

  /** A verdict that needs no row. */
  void known(String check, String subject, boolean passed, String value, String bound) {
    String why = passed ? "it holds" : "found " + value + ", expected " + bound;
    known.add(new Finding(check, subject, passed, ofTable, value, bound, why, Optional.empty()));
  }

  /** What one scan measures. */
  List<Rule> rules() {
    return rules;
  }

  List<Finding> known() {
    return known;
  }

  /** The checks that are blocks. */
  List<OptionValues> blocks() {
    return blocks;
  }

  Marks marks() {
    return marks;
  }

  /** How grave a failed rule on the whole table is. */
  Severity ofTable() {
    return ofTable;
  }
}
