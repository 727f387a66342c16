package io.trainyard.web.view.run;

import io.trainyard.engine.run.Attempt;
import io.trainyard.web.api.AttemptsDesk;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.run.Action.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Shows what an attempt wrote: its end, any part of it, or the lines that have a text. */
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
    RunLook look = viewing.look();
    boolean isSearch = !look.find().isEmpty();
    LogWindow window =
        isSearch ? LogWindow.found(log, look.find()) : LogWindow.of(log, look.from());
    boolean isAtEnd = !isSearch && look.from().isEmpty();
    return new LogPane(
        lines(window, isSearch),
        note(window, isSearch),
        isAtEnd && !log.isComplete() ? source() + "?follow=true" : "",
        look.find(),
        "/runs/" + viewing.number(),
        isSearch ? List.of(whole()) : ways(window),
        source(),
        hidden());
  }

  private String source() {
    return "/api/v1/runs/" + viewing.number() + "/attempts/" + attempt.id() + "/log";
  }

  private List<LogPane.Line> lines(LogWindow window, boolean isSearch) {
    AnsiText text = new AnsiText();
    List<LogPane.Line> lines = new ArrayList<>();
    for (LogWindow.Line line : window.lines()) {
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

  private static String note(LogWindow window, boolean isSearch) {
    if (window.size() == 0) {
      return "It wrote nothing" + (isSearch ? "." : " so far.");
    }
    String size = Words.bytes(window.size());
    if (isSearch) {
      int shown = window.lines().size();
      String found = Words.count(window.found(), "line has", "lines have") + " it, of " + size;
      return shown < window.found()
          ? found + "; the first " + Words.count(shown) + " are shown"
          : found;
    }
    return window.hasEarlier() || window.hasLater()
        ? "%s of %s".formatted(Words.bytes(window.end() - window.start()), size)
        : size;
  }

  private Timeline.Choice whole() {
    return way("Whole log", OptionalLong.empty());
  }

  private List<Timeline.Choice> ways(LogWindow window) {
    List<Timeline.Choice> ways = new ArrayList<>();
    if (window.hasEarlier()) {
      ways.add(way("Start", OptionalLong.of(0)));
      ways.add(way("Earlier", OptionalLong.of(Math.max(0, window.start() - LogWindow.PAGE))));
    }
    if (window.hasLater()) {
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
