package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws when the steps of a run did what. For one page. */
final class TimelineMaker {
  /** Where the critical path passes a row: just below its bar. */
  private static final int BELOW_BAR = 21;

  private static final int MOST_PAGES = 5;

  private final RunSnapshot run;
  private final StepStates states;
  private final CriticalPath path;
  private final StepDetail details;
  private final Words words;
  private final Map<TimelineRows.Place, List<Piece>> pieces = new LinkedHashMap<>();

  TimelineMaker(RunSnapshot run, StepStates states, CriticalPath path, Words words) {
    this.run = run;
    this.states = states;
    this.path = path;
    this.details = new StepDetail(run, words);
    this.words = words;
  }

  /** The timeline of a look. */
  Timeline of(RunLook look) {
    TimelineRows rows = TimelineRows.of(run, states, path, look.rows());
    rows.rows().forEach(place -> pieces.put(place, pieces(place)));
    TimeScale folded = scale(false);
    TimeScale scale = look.isEven() ? scale(true) : folded;
    boolean goesOn = run.run().ended().isEmpty();
    return new Timeline(
        Ticks.of(scale, words.zone()).stream()
            .map(
                tick ->
                    new Timeline.Tick(
                        percent(tick.at()), tick.label(), tick.isOptional() ? "opt" : ""))
            .toList(),
        scale.stretches().stream()
            .filter(TimeScale.Stretch::isFolded)
            .map(fold -> percent((fold.left() + fold.right()) / 2))
            .toList(),
        rows.rows().stream().map(place -> row(place, scale, look)).toList(),
        lines(rows.rows(), scale),
        goesOn ? percent(scale.at(run.now())) : "",
        goesOn ? words.at(run.now()) : "",
        rows.rows().size() * Timeline.ROW,
        keys(),
        folded.isFolded() ? views(look) : List.of(),
        rows.left() == 0 ? "" : Words.count(rows.left(), "step", "steps") + " not shown",
        pages(rows, look));
  }

  private List<Piece> pieces(TimelineRows.Place place) {
    if (!place.key().isEmpty() || !states.of(place.step()).isFannedOut()) {
      return of(place.step(), place.key());
    }
    // All items together: from the first launch to the last end.
    Instant from = null;
    Instant to = null;
    for (Attempt attempt : run.nodes().last(place.step())) {
      Instant begin = attempt.started().orElse(run.now());
      Instant end = attempt.ended().orElse(run.now());
      from = from == null || begin.isBefore(from) ? begin : from;
      to = to == null || end.isAfter(to) ? end : to;
    }
    return from == null || to == null || !from.isBefore(to)
        ? List.of()
        : List.of(new Piece(Piece.Kind.WORK, 0, from, to));
  }

  private List<Piece> of(String step, String key) {
    return Pieces.of(run.verb(step), run.nodes().of(step, key), run.now());
  }

  private TimeScale scale(boolean isEven) {
    Instant from = run.run().created();
    Instant to = run.now().isAfter(from) ? run.now() : from.plusMillis(1);
    List<Instant> news = new ArrayList<>();
    pieces
        .values()
        .forEach(
            all ->
                all.forEach(
                    piece -> {
                      news.add(piece.from());
                      news.add(piece.to());
                    }));
    return isEven ? TimeScale.even(from, to) : TimeScale.folded(from, to, news);
  }

  private Timeline.Row row(TimelineRows.Place place, TimeScale scale, RunLook look) {
    StepState state = states.of(place.step());
    boolean isItem = !place.key().isEmpty();
    List<Attempt> tries = run.nodes().of(place.step(), place.key());
    boolean isCritical = path.has(place.step());
    Mark mark = isItem ? StepState.mark(tries.get(tries.size() - 1), run.now()) : state.mark();
    String detail = isItem ? details.one(tries.get(tries.size() - 1)) : details.of(state);
    String label = label(place, tries, detail);
    return new Timeline.Row(
        mark,
        isItem ? place.key() : place.step(),
        look.at(place.step(), place.key()).address(run.run().number()),
        isItem,
        isCritical && !isItem,
        look.step().equals(place.step()) && look.key().equals(place.key()),
        bars(place, scale, isCritical),
        label,
        said(place, mark, detail, tries.size()));
  }

  private String label(TimelineRows.Place place, List<Attempt> tries, String detail) {
    List<Piece> all = pieces.getOrDefault(place, List.of());
    if (all.isEmpty() || (place.key().isEmpty() && states.of(place.step()).isFannedOut())) {
      return detail;
    }
    Duration length = Duration.between(all.get(0).from(), all.get(all.size() - 1).to());
    String time = Words.duration(length);
    if (states.of(place.step()).mark() == Mark.CACHED) {
      return "cached, " + time;
    }
    return tries.size() > 1 ? time + ", " + tries.size() + " tries" : time;
  }

  private static String said(TimelineRows.Place place, Mark mark, String detail, int tries) {
    String name = place.key().isEmpty() ? place.step() : place.step() + ", " + place.key();
    String times = tries > 1 ? ", " + tries + " tries" : "";
    return name + ", " + mark.word().toLowerCase(Locale.ROOT) + ", " + detail + times;
  }

  private List<Timeline.Bar> bars(TimelineRows.Place place, TimeScale scale, boolean isCritical) {
    List<Timeline.Bar> bars = new ArrayList<>();
    for (Piece piece : pieces.getOrDefault(place, List.of())) {
      double left = scale.at(piece.from());
      double right = scale.at(piece.to());
      String title =
          "%s, %s to %s, %s"
              .formatted(
                  piece.kind().words(),
                  words.full(piece.from()),
                  words.full(piece.to()),
                  Words.duration(piece.length()));
      bars.add(
          new Timeline.Bar(
              percent(left), percent(right - left), classes(piece, place, isCritical), title));
    }
    return bars;
  }

  private static String look(Piece.Kind kind) {
    return kind.tone() + (kind.isBusy() ? " full" : " hold");
  }

  private String classes(Piece piece, TimelineRows.Place place, boolean isCritical) {
    if (piece.kind() != Piece.Kind.WORK) {
      return look(piece.kind());
    }
    Mark mark = states.of(place.step()).mark();
    boolean isOver = mark != Mark.RUNNING || piece.to().isBefore(run.now());
    return isOver ? (isCritical ? "ok full" : "ok lite") : "run full";
  }

  private List<Timeline.Line> lines(List<TimelineRows.Place> rows, TimeScale scale) {
    Map<String, Integer> at = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      at.putIfAbsent(rows.get(i).step(), i);
    }
    List<Timeline.Line> lines = new ArrayList<>();
    int before = -1;
    for (CriticalPath.Leg leg : path.legs()) {
      Integer row = at.get(leg.step());
      if (row != null) {
        int y = row * Timeline.ROW + BELOW_BAR;
        String left = percent(scale.at(leg.from()));
        if (before >= 0) {
          lines.add(new Timeline.Line(left, before, left, y));
        }
        lines.add(new Timeline.Line(left, y, percent(scale.at(leg.to())), y));
        before = y;
      }
    }
    return lines;
  }

  private List<Timeline.Key> keys() {
    return Arrays.stream(Piece.Kind.values())
        .filter(
            kind ->
                pieces.values().stream()
                    .anyMatch(all -> all.stream().anyMatch(piece -> piece.kind() == kind)))
        .map(kind -> new Timeline.Key(look(kind), kind.words()))
        .toList();
  }

  private List<Timeline.Choice> views(RunLook look) {
    long number = run.run().number();
    return List.of(
        new Timeline.Choice("Folded", look.even(false).address(number), !look.isEven()),
        new Timeline.Choice("To scale", look.even(true).address(number), look.isEven()));
  }

  private List<Timeline.Choice> pages(TimelineRows rows, RunLook look) {
    if (rows.pages() == 0) {
      return List.of();
    }
    long number = run.run().number();
    List<Timeline.Choice> pages = new ArrayList<>();
    pages.add(new Timeline.Choice("What matters", look.rows(0).address(number), look.rows() == 0));
    int first = Math.max(1, Math.min(look.rows() - MOST_PAGES / 2, rows.pages() - MOST_PAGES + 1));
    int last = Math.min(rows.pages(), first + MOST_PAGES - 1);
    for (int page = first; page <= last; page++) {
      pages.add(page(page, look));
    }
    if (last < rows.pages()) {
      pages.add(page(rows.pages(), look));
    }
    return pages;
  }

  private Timeline.Choice page(int page, RunLook look) {
    long end = Math.min(run.order().size(), (long) page * TimelineRows.PAGE);
    String text = Words.count((page - 1L) * TimelineRows.PAGE + 1) + "–" + Words.count(end);
    String address = look.rows(page).address(run.run().number());
    return new Timeline.Choice(text, address, page == look.rows());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share * 100);
  }
}
