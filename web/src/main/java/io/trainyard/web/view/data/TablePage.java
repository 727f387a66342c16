package io.trainyard.web.view.data;

import io.trainyard.web.view.Mark;
import io.trainyard.web.view.chart.Picture;
import io.trainyard.web.view.lineage.LineagePicture;
import java.util.List;
import java.util.Optional;

/** One version of a table. */
public record TablePage(
    Head head,
    Content content,
    List<Check> checks,
    Versions versions,
    Optional<Change> change,
    Optional<Sample> sample,
    LineagePicture lineage,
    List<Fact> facts) {
  public TablePage {
    checks = List.copyOf(checks);
    facts = List.copyOf(facts);
  }

  /**
   * What it is.
   *
   * @param digest its first digits; {@code wholeDigest} all
   * @param download address of its bytes
   */
  public record Head(
      String name,
      String pipeline,
      String step,
      long run,
      String made,
      String madeAt,
      String size,
      String digest,
      String wholeDigest,
      String download) {}

  /**
   * Its columns.
   *
   * @param said how many columns, and of how many rows the figures are
   * @param problem why there are no figures; else empty
   * @param since name of the version that they are compared with; empty = none
   */
  public record Content(String said, String problem, String since, List<ColumnLine> columns) {
    public Content {
      columns = List.copyOf(columns);
    }
  }

  /** A column: what it holds, and what changed since the version before. */
  public record ColumnLine(
      String name,
      List<String> tags,
      String type,
      Optional<Picture> picture,
      String values,
      String empty,
      String since,
      boolean isChanged) {}

  /** What a check found. */
  public record Check(Mark mark, String rule, String value, String why) {}

  /**
   * Its versions, latest first.
   *
   * @param older address of those before; empty where there are none
   */
  public record Versions(List<VersionLine> lines, String older) {
    public Versions {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One version.
   *
   * @param runs that made these very bytes, such as {@code #3 to #7}
   * @param change of the number of rows since the one before
   */
  public record VersionLine(
      String digest,
      String address,
      long run,
      String runs,
      String made,
      String rows,
      String change,
      boolean isThis) {}

  /**
   * What differs between two versions.
   *
   * @param note what else is to be said
   */
  public record Change(
      String then, String thenAddress, String now, List<Figure> figures, String note) {
    public Change {
      figures = List.copyOf(figures);
    }
  }

  /** A figure of both versions. */
  public record Figure(String what, String then, String now, String change) {}

  /** The first rows; a personal value is never shown. */
  public record Sample(List<String> columns, List<List<String>> rows, String said) {
    public Sample {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Something else that is known of it. */
  public record Fact(String what, String value, String address) {}
}
