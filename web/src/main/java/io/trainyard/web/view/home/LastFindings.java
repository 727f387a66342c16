package io.trainyard.web.view.home;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.RunBoard;
import io.trainyard.web.view.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What runs that have ended found. That does not change any more, and a run may have very many
 * attempts to look through, so the latest answers are kept. Thread-safe.
 */
final class LastFindings {
  private static final int MOST_KEPT = 2_000;
  private final RunBoard board;
  private final int most;
  private final Kept<Long, List<Attempt>> kept = new Kept<>(MOST_KEPT, found -> 1 + found.size());

  /**
   * Nothing is known yet.
   *
   * @param most attempts that are told of at once
   */
  LastFindings(RunBoard board, int most) {
    this.board = board;
    this.most = most;
  }

  /** Attempts of these runs that found something, the latest first. */
  List<Attempt> of(Collection<Long> ended) {
    List<Attempt> found = new ArrayList<>();
    List<Long> unknown = new ArrayList<>();
    for (long run : ended) {
      Optional<List<Attempt>> known = kept.find(run);
      known.ifPresentOrElse(found::addAll, () -> unknown.add(run));
    }
    found.addAll(read(unknown));
    return found.stream()
        .sorted(Comparator.comparingLong(Attempt::id).reversed())
        .limit(most)
        .toList();
  }

  /** As many as the limit may not be all there are, so they are not kept. */
  private List<Attempt> read(List<Long> runs) {
    List<Attempt> found = board.findings(runs, most);
    if (found.size() < most) {
      for (long run : runs) {
        kept.keep(run, found.stream().filter(attempt -> attempt.run() == run).toList());
      }
    }
    return found;
  }
}
