package io.trainyard.web.view.models;

import io.trainyard.web.view.Mark;
import io.trainyard.web.view.chart.Picture;
import io.trainyard.web.view.lineage.LineagePicture;
import java.util.List;
import java.util.Optional;

/** One version of a model. */
public record VersionPage(
    Head head,
    Comparison comparison,
    VersionRow.Table versions,
    Optional<Card> card,
    Optional<AliasPart> alias,
    Optional<Reasons> reasons,
    List<Slice> slices,
    LineagePicture lineage,
    Again again) {
  public VersionPage {
    slices = List.copyOf(slices);
  }

  /**
   * What it is.
   *
   * @param serves names of the endpoints that serve it now
   * @param download address of its package
   */
  public record Head(
      String model,
      long version,
      List<String> aliases,
      String pipeline,
      long run,
      String made,
      String madeAt,
      List<String> serves,
      String digest,
      String wholeDigest,
      String size,
      String download) {
    public Head {
      aliases = List.copyOf(aliases);
      serves = List.copyOf(serves);
    }
  }

  /**
   * Against another version.
   *
   * @param then such as {@code v2}; empty where there is none to compare with
   * @param rules that the run held it against the champion by, on the same rows
   * @param said how the two lists were measured
   */
  public record Comparison(
      String then, String now, List<Measure> measures, List<Rule> rules, String said) {
    public Comparison {
      measures = List.copyOf(measures);
      rules = List.copyOf(rules);
    }
  }

  /** A rule by which a champion is replaced. */
  public record Rule(Mark mark, String rule, String champion, String challenger) {}

  /**
   * What drives the answer.
   *
   * @param said method and rows
   */
  public record Reasons(List<Picture> pictures, String said) {
    public Reasons {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * Measures by the groups of a column.
   *
   * @param limits what the groups were held against
   */
  public record Slice(
      String column, List<String> measures, List<Group> groups, List<Limit> limits) {
    public Slice {
      measures = List.copyOf(measures);
      groups = List.copyOf(groups);
      limits = List.copyOf(limits);
    }
  }

  /**
   * A group of a slice.
   *
   * @param isJudged false where it has too few rows
   */
  public record Group(String name, String rows, List<String> figures, boolean isJudged) {
    public Group {
      figures = List.copyOf(figures);
    }
  }

  /** What groups were held against, and what came of it. */
  public record Limit(Mark mark, String rule, String why) {}

  /**
   * How to make it again.
   *
   * @param command what to type
   */
  public record Again(String command, List<Origin> origins) {
    public Again {
      origins = List.copyOf(origins);
    }
  }

  /** Something that it was made of. */
  public record Origin(String what, String value, String address) {}
}
