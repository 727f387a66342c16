package io.trainyard.web.view.data;

import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.TableDifference;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.chart.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words what differs between two versions of a table. */
final class Changes {
  private static final int MOST_COLUMNS = 3;

  private Changes() {}

  static List<TablePage.Figure> figures(TableDifference difference) {
    List<TablePage.Figure> figures = new ArrayList<>();
    figures.add(
        new TablePage.Figure(
            "Rows",
            Words.count(difference.rowsBefore()),
            Words.count(difference.rowsAfter()),
            grown(difference.rowsAfter() - difference.rowsBefore())));
    difference
        .matched()
        .ifPresent(
            rows -> {
              figures.add(counted("Rows added", rows.added()));
              figures.add(counted("Rows gone", rows.gone()));
              figures.add(counted("Rows changed", rows.changed()));
            });
    for (TableDifference.SchemaChange change : difference.schema()) {
      figures.add(
          new TablePage.Figure(
              "Column " + change.column(), type(change.then()), type(change.now()), how(change)));
    }
    if (difference.schema().isEmpty()) {
      figures.add(new TablePage.Figure("Columns and types", "", "", "as before"));
    }
    return figures;
  }

  static String grown(long rows) {
    return rows == 0 ? "as before" : Figures.signed(rows);
  }

  private static TablePage.Figure counted(String what, long rows) {
    return new TablePage.Figure(what, "", "", Words.count(rows));
  }

  private static String type(Optional<ColumnType> type) {
    return type.map(Columns::type).orElse("not there");
  }

  private static String how(TableDifference.SchemaChange change) {
    return change.then().isEmpty() ? "new" : change.now().isEmpty() ? "gone" : "other type";
  }

  /** What else is to be said. */
  static String note(TableDifference difference) {
    if (difference.matched().isEmpty()) {
      return "Rows are not matched: " + difference.why() + ".";
    }
    List<String> most =
        difference.matched().get().columns().stream()
            .limit(MOST_COLUMNS)
            .map(it -> it.column() + " in " + Words.count(it.rows(), "row", "rows"))
            .toList();
    return most.isEmpty() ? "" : "Changed most: " + String.join(", ", most) + ".";
  }
}
