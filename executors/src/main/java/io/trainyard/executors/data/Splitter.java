package io.trainyard.executors.data;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.duck.DuckTable;
import io.trainyard.executors.data.duck.Sql;
import io.trainyard.executors.data.duck.TableSession;
import io.trainyard.executors.data.option.Percent;
import io.trainyard.executors.data.option.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides which part each row of a table belongs to: a table of row number and part.
 *
 * <p>Chance is the MD5 of the seed and the row's own fields, so that the parts do not depend on the
 * order of rows, on threads or on a random number generator; among equal rows, which cannot be told
 * apart, the order decides.
 */
final class Splitter {
  private static final String NUMBER = "file_row_number";
  private static final String NO_CLASS = "";
  private final TableSession session;
  private final DuckTable numbered;
  private final SplitOptions options;
  private final Place place;

  Splitter(TableSession session, DuckTable numbered, SplitOptions options, Place place) {
    this.session = session;
    this.numbered = numbered;
    this.options = options;
    this.place = place;
  }

  /** A table of {@code number} and {@code part}, one row a row. */
  DuckTable parts() {
    if (options.by().isEmpty()) {
      return byChance(
          options.stratify().map(column -> asText(known(column))).orElse("'" + NO_CLASS + "'"));
    }
    SplitOptions.By by = options.by().get();
    Column column = known(by.column());
    return by.way() == SplitOptions.Way.TIME ? byTime(column) : byGroup(column);
  }

  /** Rows of each class in the order of their hashes: first the test's quota, then validation's. */
  private DuckTable byChance(String classOf) {
    DuckTable dealt =
        session.computed(
            "select "
                + NUMBER
                + " as number, "
                + classOf
                + " as class, row_number() over (partition by "
                + classOf
                + " order by "
                + hash(rowText())
                + ", "
                + NUMBER
                + ") as position from "
                + numbered.relation(),
            List.of());
    Map<String, Long> sizes = sizes(dealt);
    Map<String, Long> test = Quotas.of(sizes, options.holdOut(), Map.of());
    Map<String, Long> validation = Quotas.of(sizes, options.validation(), test);
    String quotas =
        sizes.keySet().stream()
            .map(
                name ->
                    "("
                        + Sql.text(name)
                        + ", "
                        + test.getOrDefault(name, 0L)
                        + ", "
                        + (test.getOrDefault(name, 0L) + validation.getOrDefault(name, 0L))
                        + ")")
            .collect(Collectors.joining(", "));
    return session.computed(
        "select number, "
            + part("position <= q.test", "position <= q.both")
            + " from "
            + dealt.relation()
            + " d join (values "
            + quotas
            + ") q(class, test, \"both\") on d.class = q.class",
        List.of());
  }

  private Map<String, Long> sizes(DuckTable dealt) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    session
        .query(
            "select class, count(*) as n from "
                + dealt.relation()
                + " group by class order by class")
        .each(
            row ->
                sizes.put(
                    String.valueOf(row.get(0)),
                    (Long) java.util.Objects.requireNonNull(row.get(1))));
    return sizes;
  }

  /** The latest rows are the test's; rows of one time are never parted. */
  private DuckTable byTime(Column column) {
    if (column.type() == ColumnType.TEXT || column.type() == ColumnType.YES_NO) {
      throw place.mistake(
          "column '"
              + column.name()
              + "' holds "
              + column.type().word()
              + ", which does not sort by time; make it a date first, as in strptime("
              + column.name()
              + ", '%m/%d/%Y')");
    }
    String name = Sql.name(column.name());
    long missing =
        session
            .query("select 1 as one from " + numbered.relation() + " where " + name + " is null")
            .rowCount();
    if (missing > 0) {
      throw place.mistake(
          Percent.rows(missing)
              + " have no '"
              + column.name()
              + "'; leave them out first, as in where(\""
              + column.name()
              + " is not null\")");
    }
    // The count of rows at or after a row's time is the same for all rows of one time.
    return session.computed(
        "select "
            + NUMBER
            + " as number, "
            + shares(
                "count(*) over (order by "
                    + name
                    + " desc range between unbounded preceding and current row)")
            + " from "
            + numbered.relation(),
        List.of());
  }

  /** Whole groups are dealt out until the part has its share; a row without a group is its own. */
  private DuckTable byGroup(Column column) {
    String own = "coalesce('g' || " + asTextOrNull(column) + ", 'r' || " + hash(rowText()) + ")";
    String relation =
        session
            .computed(
                "select " + NUMBER + " as number, " + own + " as own from " + numbered.relation(),
                List.of())
            .relation();
    String dealt =
        session
            .computed(
                "select own, sum(n) over (order by hashed, own rows unbounded preceding) as running from"
                    + " (select own, "
                    + hash("own")
                    + " as hashed, count(*) as n from "
                    + relation
                    + " group by own)",
                List.of())
            .relation();
    return session.computed(
        "select r.number, "
            + shares("d.running")
            + " from "
            + relation
            + " r join "
            + dealt
            + " d on r.own = d.own",
        List.of());
  }

  /** The part by how many rows there are up to this one, in dealing order. */
  private String shares(String running) {
    long rows = numbered.rowCount();
    long test = Math.round(options.holdOut() * rows);
    long both = Math.round((options.holdOut() + options.validation()) * rows);
    return part(running + " <= " + test, running + " <= " + both);
  }

  private static String part(String isTest, String isValidation) {
    return "case when "
        + isTest
        + " then 'test' when "
        + isValidation
        + " then 'validation' else 'train' end as part";
  }

  private String rowText() {
    return numbered.schema().columns().stream()
        .filter(column -> !column.name().equals(NUMBER))
        .map(Splitter::asText)
        .collect(Collectors.joining(" || chr(31) || "));
  }

  private static String asText(Column column) {
    return "coalesce(" + asTextOrNull(column) + ", chr(30))";
  }

  private static String asTextOrNull(Column column) {
    return "cast(" + Sql.name(column.name()) + " as varchar)";
  }

  private String hash(String text) {
    return "md5('" + options.seed() + "' || chr(31) || " + text + ")";
  }

  private Column known(String column) {
    Schema schema = numbered.schema();
    return schema
        .column(column)
        .filter(found -> !found.name().equals(NUMBER))
        .orElseThrow(
            () ->
                StepFailure.forGood(
                    place.sentence(
                        "there is no column '"
                            + column
                            + "'; there are "
                            + schema.names().stream()
                                .filter(name -> !name.equals(NUMBER))
                                .collect(Collectors.joining(", ")))));
  }
}
