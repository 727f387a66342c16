package io.trainyard.web.view.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * The versions of a pipeline.
 *
 * @param more how many older ones have no row; empty where all have one
 * @param all address where they have; empty where that is here
 * @param difference between two of them; empty where there is but one, or one cannot be read
 */
public record VersionCard(
    List<Row> rows, String more, String all, Optional<Difference> difference) {
  public VersionCard {
    rows = List.copyOf(rows);
  }

  /**
   * A version.
   *
   * @param name its digest, in short
   * @param digest all of it
   * @param since when it was taken up, or ran last
   * @param by who took it, and from where; empty where it only ran
   * @param lastRun number of its latest run; empty where it has not run
   * @param compare address of what it changed; empty where nothing is older
   */
  public record Row(
      String name,
      String digest,
      boolean isCurrent,
      boolean isShown,
      String since,
      String fullSince,
      String by,
      String lastRun,
      String compare) {}

  /**
   * What changed from one version to another.
   *
   * @param title which ones
   * @param count of lines
   * @param files those that differ
   * @param effects what it means for steps and for the next run, a sentence each
   */
  public record Difference(
      String title, String count, List<FileDifference> files, List<List<Phrase>> effects) {
    public Difference {
      files = List.copyOf(files);
      effects = List.copyOf(effects);
    }
  }

  /** What changed in a file. */
  public record FileDifference(String path, List<Line> lines) {
    public FileDifference {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line of a difference.
   *
   * @param look {@code add}, {@code del}, {@code hunk} where lines are left out before it; else
   *     empty
   * @param number of the line, in the file that has it; empty on a hunk
   * @param sign {@code +} or {@code −}; else empty
   */
  public record Line(String look, String number, String sign, String text) {}
}
