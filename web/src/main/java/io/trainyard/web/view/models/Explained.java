package io.trainyard.web.view.models;

import io.trainyard.web.view.Words;
import io.trainyard.web.view.chart.Axis;
import io.trainyard.web.view.chart.Bars;
import io.trainyard.web.view.chart.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Draws the report of an {@code explain} step: how much each column counts. */
final class Explained {
  private static final int MOST_COLUMNS = 12;
  private static final int MOST_OUTPUTS = 3;

  private Explained() {}

  static VersionPage.Reasons of(JsonNode report) {
    List<Picture> pictures = new ArrayList<>();
    String unit = report.path("unit").asString("");
    for (JsonNode output : report.path("outputs")) {
      if (pictures.size() < MOST_OUTPUTS) {
        String title = "Mean push on the answer " + output.path("output").asString("");
        pictures.add(
            picture(title, Axis.of("mean push", unit), output.path("columns"), "meanAbsolute"));
      }
    }
    if (pictures.isEmpty()) {
      Axis axis = Axis.of("importance", unit);
      pictures.add(picture("Importance of each column", axis, report.path("importance"), "value"));
    }
    long rows = report.path("rows").asLong(0);
    String said = report.path("method").asString("") + ", " + Words.count(rows, "row", "rows");
    return new VersionPage.Reasons(pictures, said);
  }

  private static Picture picture(String title, Axis axis, JsonNode columns, String figure) {
    List<Bars.Bar> bars = new ArrayList<>();
    for (JsonNode column : columns) {
      double length = column.path(figure).asDouble(Double.NaN);
      bars.add(new Bars.Bar(column.path("column").asString(""), length));
    }
    bars.sort(Comparator.comparingDouble((Bars.Bar bar) -> -Math.abs(bar.length())));
    int shown = Math.min(MOST_COLUMNS, bars.size());
    String heading =
        shown == bars.size() ? title : "%s, %d of %d columns".formatted(title, shown, bars.size());
    return new Bars(heading, axis, "Column", bars.subList(0, shown)).picture();
  }
}
