package io.trainyard.web.view.models;

import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A version in the table of versions.
 *
 * @param measures as many as {@link Table#measures} names
 */
public record VersionRow(
    long version,
    String address,
    List<String> aliases,
    long run,
    String made,
    String madeAt,
    List<String> measures,
    boolean isThis) {

  /**
   * Versions side by side, latest first.
   *
   * @param measures their names
   * @param count of all versions, also those left out
   */
  public record Table(List<String> measures, List<VersionRow> rows, int count) {
    public Table {
      measures = List.copyOf(measures);
      rows = List.copyOf(rows);
    }
  }

  private static final int MOST_MEASURES = 6;

  /**
   * Of all versions of a model, oldest first.
   *
   * @param shown the one that the page is about; 0 = none
   * @param most how many are shown
   */
  static Table table(List<ModelVersion> versions, long shown, int most, Words words) {
    List<String> measures = measures(versions);
    List<VersionRow> rows = new ArrayList<>();
    for (int i = versions.size() - 1; i >= 0 && rows.size() < most; i--) {
      rows.add(row(versions.get(i), measures, shown, words));
    }
    return new Table(measures, rows, versions.size());
  }

  /** The names of what versions were measured by. */
  static List<String> measures(List<ModelVersion> versions) {
    Set<String> names = new TreeSet<>();
    versions.forEach(version -> names.addAll(version.metrics().keySet()));
    return names.stream().limit(MOST_MEASURES).toList();
  }

  private static VersionRow row(
      ModelVersion version, List<String> measures, long shown, Words words) {
    List<String> figures = new ArrayList<>();
    for (String name : measures) {
      Double value = version.metrics().get(name);
      figures.add(value == null ? "" : Measure.number(value));
    }
    return new VersionRow(
        version.version(),
        "/models/" + version.name() + "/" + version.version(),
        version.aliases().stream().sorted().toList(),
        version.run(),
        words.at(version.created()),
        words.full(version.created()),
        figures,
        version.version() == shown);
  }
}
