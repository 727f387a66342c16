package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;

/** What rows must satisfy. */
@Block(
    value = "validate",
    about = "Checks a table by rules; what breaks them fails, warns, or is set aside.")
public interface ValidateWords extends StepWords, RuleValues {
  @Word(about = "How many rows there are.", example = "rowCount between(1_000, 1_000_000)")
  void rowCount(Rule bound);

  @Word(
      about = "Rules for one column.",
      example = "column 'age', present, between(18, 120)",
      many = true)
  void column(String name, Rule... rules);

  @Word(
      about = "A named SQL condition that each row meets.",
      example = "check 'charges add up', 'total >= monthly'",
      many = true)
  void check(@Fixed String name, @Sql CharSequence condition);

  void check(
      @Fixed String name,
      @Runs(Runs.Handed.ROW)
          @ClosureParams(value = SimpleType.class, options = "io.trainyard.engine.table.Row")
          Closure<Boolean> block);

  @Word(
      about = "What becomes of rows that break a rule; fail unless said.",
      example = "badRows quarantine")
  void badRows(BadRows what);

  @Word(about = "The step fails.", example = "badRows fail")
  BadRows getFail();

  @Word(about = "The rows stay, with a warning.", example = "badRows warn")
  BadRows getWarn();

  @Word(about = "The rows go to `rejected`.", example = "badRows quarantine")
  BadRows getQuarantine();
}
