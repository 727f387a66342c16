package io.trainyard.web.view.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunBoard;
import io.trainyard.engine.run.RunEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What runs that have ended found is asked for once. */
final class LastFindingsTest {
  private static final List<Attempt> ALL = List.of(attempt(1, 10), attempt(2, 20), attempt(2, 21));

  /** A board of three attempts that notes what it is asked. */
  private static final class Board implements RunBoard {
    private final List<Collection<Long>> asked = new ArrayList<>();

    @Override
    public List<Attempt> findings(Collection<Long> runs, int limit) {
      asked.add(List.copyOf(runs));
      return ALL.stream()
          .filter(attempt -> runs.contains(attempt.run()))
          .sorted(Comparator.comparingLong(Attempt::id).reversed())
          .limit(limit)
          .toList();
    }

    @Override
    public Map<String, List<Run>> latest(Collection<String> pipelines, int each) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Run> unfinished(Set<String> pipelines, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Attempt> open(Collection<Long> runs, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  private static Attempt attempt(long run, long id) {
    return Attempt.created(run, new RunEvents.AttemptCreated(id, "s", "", 1, Instant.EPOCH));
  }

  @Test
  void runs_that_were_asked_about_are_not_read_again() {
    Board board = new Board();
    LastFindings findings = new LastFindings(board, 10);

    assertThat(findings.of(List.of(1L))).extracting(Attempt::id).containsExactly(10L);
    assertThat(findings.of(List.of(1L, 2L, 3L)))
        .extracting(Attempt::id)
        .containsExactly(21L, 20L, 10L);
    assertThat(findings.of(List.of(3L, 2L))).extracting(Attempt::id).containsExactly(21L, 20L);
    assertThat(board.asked).containsExactly(List.of(1L), List.of(2L, 3L), List.of());
  }

  @Test
  void where_there_may_be_more_they_are_asked_for_again() {
    Board board = new Board();
    LastFindings findings = new LastFindings(board, 2);

    assertThat(findings.of(List.of(1L, 2L))).extracting(Attempt::id).containsExactly(21L, 20L);
    assertThat(findings.of(List.of(1L))).extracting(Attempt::id).containsExactly(10L);
  }
}
