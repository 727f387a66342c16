package io.trainyard.web.view.data;

import io.trainyard.engine.lineage.TableVersion;
import io.trainyard.web.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Versions of a table, where the same bytes made again and again are one line. */
record VersionLines(List<List<TableVersion>> groups) {

  /** Of versions, latest first. */
  static VersionLines of(List<TableVersion> versions) {
    List<List<TableVersion>> groups = new ArrayList<>();
    for (TableVersion version : versions) {
      List<TableVersion> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
      if (!last.isEmpty() && last.get(0).digest().equals(version.digest())) {
        last.add(version);
      } else {
        groups.add(new ArrayList<>(List.of(version)));
      }
    }
    return new VersionLines(groups);
  }

  /** The version with other bytes that came before. */
  Optional<TableVersion> before(TableVersion version) {
    boolean isFound = false;
    for (List<TableVersion> group : groups) {
      if (isFound && !group.get(0).digest().equals(version.digest())) {
        return Optional.of(group.get(0));
      }
      isFound |= group.get(0).digest().equals(version.digest());
    }
    return Optional.empty();
  }

  List<TablePage.VersionLine> lines(TableVersion shown, Words words, int most) {
    List<TablePage.VersionLine> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(most, groups.size()); i++) {
      TableVersion latest = groups.get(i).get(0);
      lines.add(
          new TablePage.VersionLine(
              Words.digest(latest.digest().toString()),
              latest.name().text() + "?version=" + latest.digest().hex(),
              latest.run(),
              runs(groups.get(i)),
              words.at(latest.made()),
              rows(latest.rows()),
              change(i),
              latest.digest().equals(shown.digest())));
    }
    return lines;
  }

  private static String runs(List<TableVersion> group) {
    long last = group.get(0).run();
    long first = group.get(group.size() - 1).run();
    return first == last ? "#" + last : "#" + first + " to #" + last;
  }

  static String rows(OptionalLong rows) {
    return rows.isPresent() ? Words.count(rows.getAsLong()) : "";
  }

  private String change(int i) {
    if (i + 1 >= groups.size()) {
      return "";
    }
    OptionalLong now = groups.get(i).get(0).rows();
    OptionalLong then = groups.get(i + 1).get(0).rows();
    return now.isPresent() && then.isPresent()
        ? Changes.grown(now.getAsLong() - then.getAsLong())
        : "";
  }
}
