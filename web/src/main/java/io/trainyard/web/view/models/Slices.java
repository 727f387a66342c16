package io.trainyard.web.view.models;

import io.trainyard.engine.check.Finding;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.models.VersionPage.Group;
import io.trainyard.web.view.models.VersionPage.Limit;
import io.trainyard.web.view.models.VersionPage.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Words the slices of an {@code evaluate} step's metrics. */
final class Slices {
  private static final int MOST_GROUPS = 30;

  private Slices() {}

  static List<Slice> of(JsonNode metrics, List<Finding> findings) {
    List<String> names =
        metrics.path("metrics").properties().stream().map(Map.Entry::getKey).toList();
    List<Slice> slices = new ArrayList<>();
    for (JsonNode slice : metrics.path("slices")) {
      String column = slice.path("column").asString("");
      List<Group> groups = new ArrayList<>();
      for (JsonNode group : slice.path("groups")) {
        if (groups.size() < MOST_GROUPS) {
          groups.add(group(group, names));
        }
      }
      slices.add(new Slice(column, names, groups, limits(column, findings)));
    }
    return slices;
  }

  private static Group group(JsonNode group, List<String> names) {
    List<String> figures =
        names.stream().map(name -> group.path("metrics").path(name)).map(Slices::figure).toList();
    return new Group(
        group.path("value").asString(""),
        Words.count(group.path("rows").asLong(0)),
        figures,
        group.path("judged").asBoolean(true));
  }

  private static String figure(JsonNode value) {
    return value.isNumber() ? Measure.number(value.asDouble()) : "undefined";
  }

  /** The subject of such a finding names the column in quotes. */
  private static List<Limit> limits(String column, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.subject().endsWith(" by '" + column + "'"))
        .map(
            finding ->
                new Limit(
                    finding.passed() ? Mark.SUCCEEDED : Mark.FAILED,
                    finding.check(),
                    "it is " + shortened(finding.value())))
        .toList();
  }

  static String shortened(String number) {
    try {
      return Measure.number(Double.parseDouble(number));
    } catch (NumberFormatException e) {
      return number;
    }
  }
}
