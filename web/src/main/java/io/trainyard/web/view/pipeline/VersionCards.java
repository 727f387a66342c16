package io.trainyard.web.view.pipeline;

import io.trainyard.web.api.Problem;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.pipeline.KnownVersions.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words versions and what differs between two of them. */
final class VersionCards {
  private static final int FIRST = 5;
  private final VersionDifferences differences;
  private final Words words;

  VersionCards(VersionDifferences differences, Words words) {
    this.differences = differences;
    this.words = words;
  }

  /**
   * Which versions to hold against each other.
   *
   * @param from digest or its beginning; empty = the version before the other
   * @param to likewise; empty = the one that runs start from
   * @param isAll whether all versions are listed
   */
  record Asked(Optional<String> from, Optional<String> to, boolean isAll) {}

  /**
   * The card.
   *
   * @param known the one that runs start from first
   * @throws Problem where there is no such version
   */
  VersionCard of(String pipeline, List<Known> known, Asked asked) {
    int to = asked.to().map(digest -> place(known, digest)).orElse(0);
    int from = asked.from().map(digest -> place(known, digest)).orElse(to + 1);
    int shown = asked.isAll() ? known.size() : Math.min(FIRST, known.size());
    String base = "/pipelines/" + pipeline;
    List<VersionCard.Row> rows = new ArrayList<>();
    for (int at = 0; at < shown; at++) {
      rows.add(row(known, at, at == to, base));
    }
    int hidden = known.size() - shown;
    return new VersionCard(
        rows,
        hidden == 0 ? "" : Words.count(hidden) + " older",
        hidden == 0 ? "" : base + "?tab=versions",
        from < known.size()
            ? differences.between(known.get(from), known.get(to))
            : Optional.empty());
  }

  private static int place(List<Known> known, String digest) {
    for (int at = 0; at < known.size(); at++) {
      if (bare(known.get(at).version()).startsWith(bare(digest))) {
        return at;
      }
    }
    throw Problem.notFound("There is no version " + digest + " of this pipeline here.");
  }

  private static String bare(String version) {
    return version.substring(version.indexOf(':') + 1);
  }

  private VersionCard.Row row(List<Known> known, int at, boolean isShown, String base) {
    Known each = known.get(at);
    String name = Words.digest(each.version());
    boolean hasOlder = at + 1 < known.size();
    return new VersionCard.Row(
        name,
        each.version(),
        at == 0,
        isShown,
        words.at(each.since()),
        words.full(each.since()),
        each.actor().isEmpty() ? "" : each.actor() + ", " + each.origin(),
        each.lastRun().isPresent() ? String.valueOf(each.lastRun().getAsLong()) : "",
        hasOlder
            ? base
                + "?from="
                + inAddress(known.get(at + 1))
                + "&to="
                + inAddress(each)
                + "#versions"
            : "");
  }

  /** Long enough to tell versions apart, short enough for an address. */
  private static String inAddress(Known known) {
    String bare = bare(known.version());
    return bare.substring(0, Math.min(16, bare.length()));
  }
}
