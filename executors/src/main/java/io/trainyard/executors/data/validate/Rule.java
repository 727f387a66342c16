package io.trainyard.executors.data.validate;

import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.Percent;
import java.util.Optional;

/**
 * A rule that one scan measures.
 *
 * @param check as people read it: {@code between 0 and 120}
 * @param subject the column it is about, or the check's name
 * @param failing an aggregate that counts the failing rows
 * @param bad a condition, never null, that is true for a failing row; may use a window. Empty for a
 *     rule on the table as a whole
 * @param share of failing rows that is allowed
 */
record Rule(String check, String subject, BoundSql failing, Optional<BoundSql> bad, double share) {

  /** A rule that each row meets or not. */
  static Rule row(String check, String subject, BoundSql good) {
    BoundSql bad = new BoundSql("(not (" + good.text() + "))", good.values());
    BoundSql failing = new BoundSql("count(*) filter (where " + bad.text() + ")", bad.values());
    return new Rule(check, subject, failing, Optional.of(bad), 0);
  }

  /**
   * A rule that a column repeats no value; a further row with a value fails, the first does not.
   */
  static Rule unique(String column) {
    String name = Sql.name(column);
    return new Rule(
        "unique",
        column,
        BoundSql.of("count(" + name + ") - count(distinct " + name + ")"),
        Optional.of(
            BoundSql.of(
                "("
                    + name
                    + " is not null and row_number() over (partition by "
                    + name
                    + " order by file_row_number) > 1)")),
        0);
  }

  /** A rule on how many fields of a column may be missing. */
  static Rule nulls(String column, String missing, double share) {
    return new Rule(
        "nulls at most " + Percent.of(share),
        column,
        BoundSql.of("count(*) filter (where " + missing + ")"),
        Optional.empty(),
        share);
  }

  /** Whether it is on rows, so that the failing ones can be told. */
  boolean isOnRows() {
    return bad.isPresent();
  }
}
