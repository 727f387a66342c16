package io.trainyard.web.view.data;

import io.trainyard.engine.table.ColumnProfile;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.TableProfile;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.chart.Axis;
import io.trainyard.web.view.chart.Figures;
import io.trainyard.web.view.chart.Histogram;
import io.trainyard.web.view.chart.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words the columns of a profile. Of a personal column only counts are told.
 *
 * @param personal columns that hold personal data
 * @param identifiers columns that name a row
 */
record Columns(Set<String> personal, Set<String> identifiers) {
  private static final int MOST_NAMED = 3;
  private static final int LONGEST = 24;
  private static final double SEEN = 0.0005;

  List<TablePage.ColumnLine> of(TableProfile profile, Optional<TableProfile> before) {
    return profile.columns().stream().map(it -> line(profile, it, before)).toList();
  }

  private TablePage.ColumnLine line(
      TableProfile profile, ColumnProfile column, Optional<TableProfile> before) {
    String name = column.column().name();
    String since = before.map(it -> since(profile, column, it)).orElse("");
    return new TablePage.ColumnLine(
        name,
        tags(name),
        type(column.column().type()),
        picture(column),
        values(profile, column),
        empty(profile, column),
        since.isEmpty() && before.isPresent() ? "as before" : since,
        !since.isEmpty());
  }

  private List<String> tags(String name) {
    List<String> tags = new ArrayList<>();
    if (identifiers.contains(name)) {
      tags.add("identifier");
    }
    if (personal.contains(name)) {
      tags.add("personal");
    }
    return tags;
  }

  static String type(ColumnType type) {
    return switch (type) {
      case TEXT -> "text";
      case WHOLE_NUMBER -> "whole number";
      case NUMBER -> "number";
      case YES_NO -> "yes or no";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
    };
  }

  private boolean isTold(ColumnProfile column) {
    String name = column.column().name();
    return !personal.contains(name) && !identifiers.contains(name);
  }

  private Optional<Picture> picture(ColumnProfile column) {
    List<Histogram.Bin> bins = new ArrayList<>();
    for (ColumnProfile.Bin bin : column.bins()) {
      String label = Figures.text(bin.from()) + " to " + Figures.text(bin.to());
      bins.add(new Histogram.Bin(label, bin.count()));
    }
    for (ColumnProfile.Frequent value : column.frequent()) {
      bins.add(new Histogram.Bin(value.value(), value.count()));
    }
    String name = column.column().name();
    return bins.isEmpty() || !isTold(column) || isAllDifferent(column)
        ? Optional.empty()
        : Optional.of(new Histogram("Distribution of " + name, Axis.of(name), bins).small());
  }

  /** Of texts that never repeat, bars of one say nothing. */
  private static boolean isAllDifferent(ColumnProfile column) {
    return !column.frequent().isEmpty()
        && column.frequent().get(0).count() == 1
        && column.distinct() > 1;
  }

  private String values(TableProfile profile, ColumnProfile column) {
    if (column.least() == null) {
      return "no values";
    } else if (!isTold(column) || isAllDifferent(column)) {
      return Words.count(column.distinct()) + " distinct";
    }
    String odd =
        column.notFinite() == 0 ? "" : ", " + Words.count(column.notFinite()) + " not finite";
    return (column.frequent().isEmpty() || isTime(column) ? range(column) : named(profile, column))
        + odd;
  }

  private static boolean isTime(ColumnProfile column) {
    ColumnType type = column.column().type();
    return type == ColumnType.DATE || type == ColumnType.TIMESTAMP;
  }

  private static String range(ColumnProfile column) {
    String range = text(column.least()) + " to " + text(column.greatest());
    Double mean = column.mean();
    return Objects.equals(column.least(), column.greatest())
        ? "always " + text(column.least())
        : mean == null ? range : range + ", mean " + Figures.text(round(mean));
  }

  private static double round(double value) {
    return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.4g", value));
  }

  private static String text(@Nullable Object value) {
    return value instanceof Number number
        ? Figures.text(number.doubleValue())
        : String.valueOf(value);
  }

  private static String named(TableProfile profile, ColumnProfile column) {
    List<String> shares = new ArrayList<>();
    for (ColumnProfile.Frequent value : column.frequent()) {
      if (shares.size() < MOST_NAMED) {
        double share = (double) value.count() / Math.max(1, profile.counted() - column.nulls());
        shares.add(shortened(value.value()) + " " + Words.share(share));
      }
    }
    long more = column.distinct() - shares.size();
    return String.join(", ", shares)
        + (more <= 0 ? "" : ", " + Words.count(more, "other", "others"));
  }

  static String shortened(String value) {
    int[] letters = value.codePoints().limit(LONGEST + 1L).toArray();
    return letters.length <= LONGEST ? value : new String(letters, 0, LONGEST) + "\u2026";
  }

  private static String empty(TableProfile profile, ColumnProfile column) {
    return column.nulls() == 0
        ? "0"
        : Words.share((double) column.nulls() / Math.max(1, profile.counted()));
  }

  /** What changed most plainly; empty where nothing that is shown did. */
  private String since(TableProfile profile, ColumnProfile now, TableProfile before) {
    Optional<ColumnProfile> found =
        before.columns().stream()
            .filter(column -> column.column().name().equals(now.column().name()))
            .findFirst();
    if (found.isEmpty()) {
      return "new";
    }
    ColumnProfile then = found.get();
    if (then.column().type() != now.column().type()) {
      return "was " + type(then.column().type());
    } else if (!empty(before, then).equals(empty(profile, now))) {
      return "empty %s to %s".formatted(empty(before, then), empty(profile, now));
    }
    return isTold(now) ? figures(then, now) : "";
  }

  private static String figures(ColumnProfile then, ColumnProfile now) {
    Double meanThen = then.mean();
    Double meanNow = now.mean();
    if (meanThen != null && meanNow != null) {
      double moved = meanNow - meanThen;
      if (Math.abs(moved) > SEEN * Math.max(Math.abs(meanThen), Math.abs(meanNow))) {
        return "mean " + Figures.signed(round(moved));
      }
    }
    Object greatest = then.greatest();
    Object greatestNow = now.greatest();
    if (greatest != null && greatestNow != null && now.mean() != null) {
      return greatest.equals(greatestNow)
          ? ""
          : "max %s to %s".formatted(text(greatest), text(greatestNow));
    }
    return then.distinct() == now.distinct()
        ? ""
        : "distinct %s to %s".formatted(Words.count(then.distinct()), Words.count(now.distinct()));
  }
}
