package io.trainyard.web.view.pipeline;

import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.why.PipelineEdit;
import io.trainyard.web.view.Kept;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.pipeline.KnownVersions.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two versions, in words. Versions do not change, so what was found last is
 * kept, up to {@value #MOST_LINES} lines of it. Thread-safe.
 */
final class VersionDifferences {
  private static final int MOST_LINES = 20_000;
  private static final int MOST_EFFECTS = 100;
  private final KnownVersions versions;
  private final Kept<String, VersionCard.Difference> kept =
      new Kept<>(MOST_LINES, VersionDifferences::lines);

  VersionDifferences(KnownVersions versions) {
    this.versions = versions;
  }

  /** From one version to a later one; empty where one of them cannot be read any more. */
  Optional<VersionCard.Difference> between(Known from, Known to) {
    String key = from.definition() + " " + to.definition();
    Optional<VersionCard.Difference> known = kept.find(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<VersionCard.Difference> found = find(from, to);
    found.ifPresent(difference -> kept.keep(key, difference));
    return found;
  }

  private Optional<VersionCard.Difference> find(Known from, Known to) {
    Optional<Pipeline> before = versions.find(from);
    Optional<Pipeline> now = versions.find(to);
    if (before.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    LineDifference.Found found = LineDifference.between(before.get(), now.get());
    return Optional.of(
        new VersionCard.Difference(
            Words.digest(from.version()) + " to " + Words.digest(to.version()),
            Words.count(found.added(), "line", "lines")
                + " added, "
                + Words.count(found.removed())
                + " removed",
            found.files(),
            effects(PipelineEdit.between(before.get(), now.get()))));
  }

  private static List<List<Phrase>> effects(List<String> sentences) {
    int more = sentences.size() - MOST_EFFECTS - 1;
    if (more <= 0) {
      return sentences.stream().map(Phrase::of).toList();
    }
    List<List<Phrase>> effects = new ArrayList<>();
    sentences.stream().limit(MOST_EFFECTS).map(Phrase::of).forEach(effects::add);
    effects.add(Phrase.of(Words.count(more) + " more like these"));
    // The last one says what of the earlier results is kept.
    effects.add(Phrase.of(sentences.get(sentences.size() - 1)));
    return effects;
  }

  private static int lines(VersionCard.Difference difference) {
    return 1
        + difference.effects().size()
        + difference.files().stream().mapToInt(file -> file.lines().size()).sum();
  }
}
