package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.web.view.Mark;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows a timeline has: every step of a small run; of a large one those that matter, and the
 * rest page by page. A step that runs for items is one row, with those of its items below it that
 * failed or go on.
 *
 * @param rows in order
 * @param left how many steps are on other pages
 * @param pages how many there are of all steps; 0 = all are shown
 */
record TimelineRows(List<Place> rows, int left, int pages) {
  /** Steps that are shown without paging, and on one page. */
  static final int PAGE = 60;

  private static final int MOST_ITEMS = 6;
  private static final int MOST_PATH = 20;

  TimelineRows {
    rows = List.copyOf(rows);
  }

  /**
   * A row.
   *
   * @param key empty for a step as a whole
   */
  record Place(String step, String key) {}

  /**
   * The rows of a look.
   *
   * @param page from 1; 0 = what matters
   */
  static TimelineRows of(RunSnapshot run, StepStates states, CriticalPath path, int page) {
    List<String> all = run.order();
    boolean isLarge = all.size() > PAGE;
    List<String> steps = !isLarge ? all : page > 0 ? page(all, page) : mattering(all, states, path);
    List<Place> rows = new ArrayList<>();
    for (String step : steps) {
      rows.add(new Place(step, ""));
      items(run, states.of(step)).forEach(key -> rows.add(new Place(step, key)));
    }
    int pages = isLarge ? (all.size() + PAGE - 1) / PAGE : 0;
    return new TimelineRows(rows, all.size() - steps.size(), pages);
  }

  private static List<String> page(List<String> all, int page) {
    int from = Math.min((page - 1) * PAGE, all.size());
    return all.subList(from, Math.min(all.size(), from + PAGE));
  }

  /** What failed or goes on, and the last of the critical path; the first steps if nothing does. */
  private static List<String> mattering(List<String> all, StepStates states, CriticalPath path) {
    Set<String> chosen = new LinkedHashSet<>();
    all.stream()
        .filter(step -> states.of(step).matters())
        .limit(PAGE - MOST_PATH)
        .forEach(chosen::add);
    List<CriticalPath.Leg> legs = path.legs();
    legs.subList(Math.max(0, legs.size() - MOST_PATH), legs.size())
        .forEach(leg -> chosen.add(leg.step()));
    List<String> steps = all.stream().filter(chosen::contains).toList();
    return steps.isEmpty() ? page(all, 1) : steps;
  }

  private static List<String> items(RunSnapshot run, StepState state) {
    if (!state.isFannedOut()) {
      return List.of();
    }
    return run.nodes().last(state.step()).stream()
        .filter(attempt -> asksForALook(attempt, run))
        .limit(MOST_ITEMS)
        .map(Attempt::key)
        .toList();
  }

  private static boolean asksForALook(Attempt attempt, RunSnapshot run) {
    Mark mark = StepState.mark(attempt, run.now());
    return mark == Mark.FAILED || mark == Mark.RUNNING || mark == Mark.WAITING;
  }
}
