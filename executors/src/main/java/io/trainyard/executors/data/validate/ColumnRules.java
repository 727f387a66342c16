package io.trainyard.executors.data.validate;

import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.Literals;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.option.OptionValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of one {@code column} line, for a column that is there. */
final class ColumnRules {
  static final Set<String> WORDS =
      Set.of(
          "type",
          "between",
          "oneOf",
          "present",
          "unique",
          "nullsAtMost",
          "matching",
          "personal",
          "identifier");
  private static final int SHOWN = 5;
  private final Column column;
  private final String name;
  private final RuleSet rules;

  ColumnRules(Column column, RuleSet rules) {
    this.column = column;
    this.name = Sql.name(column.name());
    this.rules = rules;
  }

  void add(OptionValues rule) {
    switch (rule.word()) {
      case "type" -> type(rule);
      case "between" -> between(rule.only(2));
      case "oneOf" -> oneOf(rule);
      case "present" -> rules.add(Rule.row("present", column.name(), BoundSql.of(present())));
      case "unique" -> rules.add(Rule.unique(column.name()));
      case "nullsAtMost" ->
          rules.add(Rule.nulls(column.name(), "not (" + present() + ")", rule.only(1).number(0)));
      case "matching" -> matching(rule.only(1));
      case "personal" -> rules.mark(new Marks(Set.of(column.name()), Set.of()));
      case "identifier" -> rules.mark(new Marks(Set.of(), Set.of(column.name())));
      default ->
          throw rule.place()
              .mistake(
                  "'"
                      + rule.word()
                      + "' is no rule for a column; known are "
                      + WORDS.stream().sorted().collect(Collectors.joining(", ")));
    }
  }

  /** NaN counts as missing, and so does a text of white space alone. */
  private String present() {
    return switch (column.type()) {
      case NUMBER -> name + " is not null and not isnan(" + name + ")";
      case TEXT -> name + " is not null and trim(" + name + ") <> ''";
      default -> name + " is not null";
    };
  }

  private void type(OptionValues rule) {
    String wanted = rule.only(1).name(0);
    boolean passed =
        wanted.equals(column.type().word())
            || wanted.equals(ColumnType.NUMBER.word()) && column.type().isNumeric();
    rules.known("type " + wanted, column.name(), passed, column.type().word(), wanted);
  }

  private void between(OptionValues rule) {
    boolean dates = rule.value(0) instanceof Value.Date;
    boolean fits =
        dates
            ? column.type() == ColumnType.DATE || column.type() == ColumnType.TIMESTAMP
            : column.type().isNumeric();
    Object lowest = dates ? rule.date(0) : Literals.plain(rule.value(0), rule.place());
    Object highest = dates ? rule.date(1) : Literals.plain(rule.value(1), rule.place());
    String check = "between " + lowest + " and " + highest;
    if (!dates && rule.number(0) > rule.number(1)) {
      throw rule.place().mistake("the first bound is the larger one; write the smaller one first");
    } else if (!fits) {
      rules.known(check, column.name(), false, column.type().word(), dates ? "dates" : "numbers");
      return;
    }
    rules.add(
        Rule.row(
            check,
            column.name(),
            new BoundSql(
                name + " is null or " + name + " between ? and ?", List.of(lowest, highest))));
  }

  private void oneOf(OptionValues rule) {
    List<Value> allowed = rule.flat(0);
    if (allowed.isEmpty()) {
      throw rule.place().mistake("it allows nothing; write oneOf('a', 'b')");
    }
    boolean numbers =
        column.type().isNumeric() && allowed.stream().allMatch(Value.Num.class::isInstance);
    List<Object> values = new ArrayList<>();
    for (Value value : allowed) {
      Object plain = Literals.plain(value, rule.place());
      values.add(numbers ? plain : plain.toString());
    }
    String holes = allowed.stream().map(value -> "?").collect(Collectors.joining(", "));
    String field = numbers ? name : "cast(" + name + " as varchar)";
    String shown =
        values.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    String more =
        values.size() > SHOWN
            ? String.format(Locale.ROOT, " and %d more", values.size() - SHOWN)
            : "";
    rules.add(
        Rule.row(
            "one of " + shown + more,
            column.name(),
            new BoundSql(name + " is null or " + field + " in (" + holes + ")", values)));
  }

  private void matching(OptionValues rule) {
    String pattern = rule.text(0);
    rules.add(
        Rule.row(
            "matching " + pattern,
            column.name(),
            new BoundSql(
                name + " is null or regexp_full_match(cast(" + name + " as varchar), ?)",
                List.of(pattern))));
  }
}
