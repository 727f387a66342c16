package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.web.api.AttemptsDesk;
import io.trainyard.web.view.Action.Field;
import io.trainyard.web.view.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Shows what an attempt wrote: its start and end, any part, or the lines that have a text. */
final class LogMaker {
  private static final Pattern ERROR = Pattern.compile("\\b(?:ERROR|FATAL|SEVERE)\\b|^Traceback ");
  private static final Pattern WARNING = Pattern.compile("\\bWARN(?:ING)?\\b");

  /** Where a level stands, if it does: not in the midst of what a line tells. */
  private static final int HEAD = 60;

  private final Viewing viewing;
  private final Attempt attempt;
  private final AttemptsDesk.Log log;

  LogMaker(Viewing viewing, Attempt attempt, AttemptsDesk.Log log) {
    this.viewing = viewing;
    this.attempt = attempt;
    this.log = log;
  }

  LogPane of() {
    boolean isComplete = log.isComplete(); // before the look, lest its last words are missed
    try (AttemptsDesk.Written written = log.look()) {
      return of(written, isComplete);
    } catch (IOException e) {
      throw new UncheckedIOException("the log cannot be read", e);
    }
  }

  private LogPane of(AttemptsDesk.Written written, boolean isComplete) throws IOException {
    RunLook look = viewing.look();
    if (!look.find().isEmpty()) {
      return found(LogWindow.found(written, look.find()), written);
    }
    if (look.from().isPresent()) {
      return part(
          LogWindow.of(written, look.from().getAsLong(), LogWindow.PAGE), written, isComplete);
    }
    boolean isWhole = written.size() <= LogWindow.PAGE && !written.hasGap();
    return isWhole
        ? part(LogWindow.of(written, 0, LogWindow.PAGE), written, isComplete)
        : ends(written, isComplete);
  }

  private LogPane found(LogWindow.Found found, AttemptsDesk.Written written) {
    String count =
        Words.count(found.count(), "line has", "lines have") + " it, of " + size(written);
    boolean isCut = found.lines().size() < found.count();
    String cut = isCut ? "; the first " + Words.count(found.lines().size()) + " are shown" : "";
    return pane(
        new Shown(List.of(), "", lines(found.lines(), true)),
        written.size() == 0 ? "It wrote nothing." : count + cut,
        "",
        List.of(way("Whole log", OptionalLong.empty())));
  }

  /** A part that does not reach over what is left out. */
  private LogPane part(LogWindow window, AttemptsDesk.Written written, boolean isComplete) {
    List<LogPane.Line> lines = lines(window.lines(), false);
    boolean isBefore = written.hasGap() && window.end() == written.gapStart();
    boolean isAfter = written.hasGap() && window.start() == written.gapEnd();
    String middle = isBefore || isAfter ? leftOut(written) + "." : "";
    boolean isEnd = window.end() >= written.size();
    return pane(
        isBefore ? new Shown(lines, middle, List.of()) : new Shown(List.of(), middle, lines),
        note(window.end() - window.start(), written),
        isEnd && !isComplete ? stream() : "",
        ways(window, written));
  }

  /** Its start and its end; what is between them is named. */
  private LogPane ends(AttemptsDesk.Written written, boolean isComplete) throws IOException {
    LogWindow head = LogWindow.of(written, 0, LogWindow.HEAD);
    LogWindow last = LogWindow.last(written, LogWindow.PAGE - LogWindow.HEAD);
    String between = Words.bytes(last.start() - head.end()) + " between are not shown";
    return pane(
        new Shown(
            lines(head.lines(), false),
            between + (written.hasGap() ? "; " + leftOut(written) : "") + ".",
            lines(last.lines(), false)),
        note(head.end() + last.end() - last.start(), written),
        isComplete ? "" : stream(),
        ways(last, written));
  }

  private static String leftOut(AttemptsDesk.Written written) {
    return Words.bytes(written.gapEnd() - written.gapStart())
        + " are not kept, since of a long log only the first and the last part are";
  }

  /** Lines with what stands between them. */
  private record Shown(List<LogPane.Line> head, String middle, List<LogPane.Line> lines) {}

  private LogPane pane(Shown shown, String note, String stream, List<Timeline.Choice> ways) {
    return new LogPane(
        shown.head(),
        shown.middle(),
        shown.lines(),
        note,
        stream,
        viewing.look().find(),
        "/runs/" + viewing.number(),
        ways,
        source(),
        hidden());
  }

  private String source() {
    return "/api/v1/runs/" + viewing.number() + "/attempts/" + attempt.id() + "/log";
  }

  private String stream() {
    return source() + "?follow=true";
  }

  private List<LogPane.Line> lines(List<LogWindow.Line> written, boolean isSearch) {
    AnsiText text = new AnsiText();
    List<LogPane.Line> lines = new ArrayList<>();
    for (LogWindow.Line line : written) {
      String address =
          isSearch ? viewing.look().log(OptionalLong.of(line.at())).address(viewing.number()) : "";
      lines.add(new LogPane.Line(level(line.text()), address, text.line(line.text())));
    }
    return lines;
  }

  private static String level(String line) {
    String head = line.substring(0, Math.min(HEAD, line.length()));
    if (ERROR.matcher(head).find()) {
      return "err";
    }
    return WARNING.matcher(head).find() ? "warn" : "";
  }

  private static String size(AttemptsDesk.Written written) {
    return Words.bytes(written.size());
  }

  private static String note(long shown, AttemptsDesk.Written written) {
    if (written.size() == 0) {
      return "It wrote nothing so far.";
    }
    return shown < written.size() ? Words.bytes(shown) + " of " + size(written) : size(written);
  }

  private List<Timeline.Choice> ways(LogWindow window, AttemptsDesk.Written written) {
    List<Timeline.Choice> ways = new ArrayList<>();
    if (window.start() > 0) {
      boolean isAfter = written.hasGap() && window.start() == written.gapEnd();
      long end = isAfter ? written.gapStart() : window.start();
      ways.add(way("Start", OptionalLong.of(0)));
      ways.add(way("Earlier", OptionalLong.of(Math.max(0, end - LogWindow.PAGE))));
    }
    if (window.end() < written.size()) {
      ways.add(way("Later", OptionalLong.of(window.end())));
      ways.add(way("End", OptionalLong.empty()));
    }
    return ways;
  }

  private Timeline.Choice way(String text, OptionalLong from) {
    return new Timeline.Choice(text, viewing.look().log(from).address(viewing.number()), false);
  }

  private List<Field> hidden() {
    RunLook look = viewing.look();
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("step", look.step()));
    if (!look.key().isEmpty()) {
      fields.add(new Field("key", look.key()));
    }
    look.tryNumber().ifPresent(number -> fields.add(new Field("try", Integer.toString(number))));
    fields.add(new Field("tab", "log"));
    return fields;
  }
}
