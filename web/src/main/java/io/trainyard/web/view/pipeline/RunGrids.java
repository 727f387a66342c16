package io.trainyard.web.view.pipeline;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.view.FrozenPipeline;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Words the last runs of a pipeline as a grid. Pure. */
final class RunGrids {
  private static final int MOST_ROWS = 60;
  private static final double HIGHEST = 42;
  private static final double LOWEST = 4;
  private static final double WIDEST = 96;
  private static final int NAMED = 4;

  private final FrozenPipeline frozen;
  private final List<RunColumn> columns;
  private final Words words;
  private final Map<String, Duration> medians = new HashMap<>();
  private final Map<String, Long> failures = new HashMap<>();
  private Duration work = Duration.ZERO;

  private RunGrids(FrozenPipeline frozen, List<RunColumn> columns, Words words) {
    this.frozen = frozen;
    this.columns = columns;
    this.words = words;
  }

  /**
   * The grid.
   *
   * @param columns the oldest first
   */
  static RunGrid of(FrozenPipeline frozen, List<RunColumn> columns, Words words) {
    return new RunGrids(frozen, columns, words).grid();
  }

  private RunGrid grid() {
    List<Step> steps =
        frozen.dag().order().stream().flatMap(name -> frozen.step(name).stream()).toList();
    steps.forEach(this::count);
    List<Step> shown = shown(steps);
    List<RunGrid.Row> rows = shown.stream().map(this::row).toList();
    Set<Mark> seen = EnumSet.noneOf(Mark.class);
    rows.forEach(
        row ->
            row.cells().stream().filter(RunGrid.Cell::has).forEach(cell -> seen.add(cell.mark())));
    int hidden = steps.size() - shown.size();
    return new RunGrid(
        summary(),
        columns(),
        rows,
        hidden == 0 ? "" : Words.count(hidden, "quicker step", "quicker steps") + " not shown",
        List.copyOf(seen));
  }

  private void count(Step step) {
    List<Duration> durations = new ArrayList<>();
    long failed = 0;
    for (RunColumn column : columns) {
      RunColumn.Ended ended = column.steps().get(step.name());
      if (ended != null) {
        ended.took().ifPresent(durations::add);
        failed += ended.mark() == Mark.FAILED ? 1 : 0;
      }
    }
    failures.put(step.name(), failed);
    if (!durations.isEmpty()) {
      durations.sort(Comparator.naturalOrder());
      Duration median = durations.get(durations.size() / 2);
      medians.put(step.name(), median);
      work = waits(step) ? work : work.plus(median);
    }
  }

  /** Those that failed and those that took longest, in the order of running. */
  private List<Step> shown(List<Step> steps) {
    if (steps.size() <= MOST_ROWS) {
      return steps;
    }
    Comparator<Step> byFailures =
        Comparator.comparing(step -> failures.getOrDefault(step.name(), 0L));
    Comparator<Step> byTime =
        Comparator.comparing(step -> medians.getOrDefault(step.name(), Duration.ZERO));
    Set<String> most =
        steps.stream()
            .sorted(byFailures.thenComparing(byTime).reversed())
            .limit(MOST_ROWS)
            .map(Step::name)
            .collect(Collectors.toSet());
    return steps.stream().filter(step -> most.contains(step.name())).toList();
  }

  private static boolean waits(Step step) {
    return step.verb().equals("approval");
  }

  private RunGrid.Row row(Step step) {
    String name = step.name();
    Duration median = medians.get(name);
    double share =
        median == null || work.isZero() ? 0 : (double) median.toMillis() / work.toMillis();
    long failed = failures.getOrDefault(name, 0L);
    boolean isWork = median != null && !waits(step) && Double.isFinite(share);
    return new RunGrid.Row(
        name,
        SourceCard.address(frozen.pipeline(), step.at()),
        columns.stream().map(column -> cell(column, name)).toList(),
        median == null ? "" : Words.duration(median),
        isWork ? Words.share(share) : "",
        number(isWork ? Math.max(1, share * WIDEST) : 0),
        median != null && waits(step),
        failed == 0 ? "" : Words.count(failed));
  }

  private static RunGrid.Cell cell(RunColumn column, String step) {
    RunColumn.Ended ended = column.steps().get(step);
    long number = column.run().number();
    Mark mark = ended == null ? Mark.PLANNED : ended.mark();
    return new RunGrid.Cell(
        ended != null,
        mark,
        "#" + number + " " + step + ": " + mark.word(),
        "/runs/" + number + "?step=" + step);
  }

  private List<RunGrid.Column> columns() {
    Duration longest =
        columns.stream()
            .map(column -> took(column.run()))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    List<RunGrid.Column> made = new ArrayList<>();
    LocalDate before = null;
    for (RunColumn column : columns) {
      Run run = column.run();
      LocalDate day = run.created().atZone(words.zone()).toLocalDate();
      boolean isNewDay = !day.equals(before);
      boolean isNewMonth = before == null || day.getMonth() != before.getMonth();
      double height = height(took(run), longest);
      Mark mark = Mark.of(run.state());
      made.add(
          new RunGrid.Column(
              run.number(),
              "#" + run.number() + " " + mark.word() + ", " + Words.duration(took(run)),
              mark,
              number(height),
              number(HIGHEST - height),
              isNewDay ? String.valueOf(day.getDayOfMonth()) : "",
              isNewMonth ? day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) : ""));
      before = day;
    }
    return made;
  }

  private static double height(Duration took, Duration longest) {
    return longest.isZero()
        ? LOWEST
        : Math.max(LOWEST, HIGHEST * took.toMillis() / Math.max(1, longest.toMillis()));
  }

  private Duration took(Run run) {
    Instant start = run.started().orElse(run.created());
    Duration took = Duration.between(start, run.ended().orElse(words.now()));
    return took.isNegative() ? Duration.ZERO : took;
  }

  private String summary() {
    List<String> parts = new ArrayList<>();
    named(RunState.RUNNING, " runs now", " run now").ifPresent(parts::add);
    named(RunState.FAILED, " failed", " failed").ifPresent(parts::add);
    return String.join(" · ", parts);
  }

  private Optional<String> named(RunState state, String one, String many) {
    List<String> numbers =
        columns.stream()
            .map(RunColumn::run)
            .filter(run -> run.state() == state)
            .map(run -> "#" + run.number())
            .toList();
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    if (numbers.size() > NAMED) {
      return Optional.of(numbers.size() + many);
    }
    String last = numbers.get(numbers.size() - 1);
    String text =
        numbers.size() == 1
            ? last
            : String.join(", ", numbers.subList(0, numbers.size() - 1)) + " and " + last;
    return Optional.of(text + (numbers.size() == 1 ? one : many));
  }

  private static String number(double value) {
    return String.valueOf(Math.round(value));
  }
}
