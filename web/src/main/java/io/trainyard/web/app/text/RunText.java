package io.trainyard.web.app.text;

import io.trainyard.engine.run.AttemptState;
import io.trainyard.web.api.ArtifactView;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.RunSummary;
import io.trainyard.web.api.RunView;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run as {@code show} prints it. */
public final class RunText {
  private RunText() {}

  public static List<String> lines(RunView view, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    RunSummary run = view.run();
    lines.add(
        "run %d of %s  %s%s"
            .formatted(
                run.run(),
                run.pipeline(),
                run.state(),
                run.took() == null ? "" : "  " + Format.duration(run.took())));
    run.reason().lines().forEach(line -> lines.add("  " + line));
    lines.add("  began    " + Format.day(run.created(), zone) + ", by " + run.actor());
    if (run.origin() != null) {
      lines.add("  reruns   run " + run.origin());
    }
    if (run.pausedBy() != null && !run.state().isDone()) {
      lines.add("  paused   by " + run.pausedBy() + ": ./trainyard resume " + run.run());
    }
    lines.add("  about    " + run.day());
    lines.add("  version  " + Format.digest(run.version()));
    run.params().forEach((name, value) -> lines.add("  param    " + name + " = " + value));
    lines.add("");
    steps(view).lines().forEach(line -> lines.add(line));
    messages(view, lines);
    outputs(view, lines);
    if (!view.models().isEmpty()) {
      lines.add("");
      view.models().forEach(model -> lines.add(RunEnding.model(model)));
    }
    view.endpoints()
        .forEach(
            endpoint ->
                lines.add(
                    "endpoint %s serves %s:%d"
                        .formatted(endpoint.name(), endpoint.model(), endpoint.version())));
    return lines;
  }

  private static TextTable steps(RunView view) {
    TextTable table = TextTable.of("step", "state", "took", "rows", "");
    for (AttemptView attempt : view.attempts()) {
      table.row(
          AttemptText.name(attempt),
          AttemptText.state(attempt),
          AttemptText.took(attempt),
          attempt.rows() == null ? "" : Format.count(attempt.rows()),
          last(attempt));
    }
    return table;
  }

  private static String last(AttemptView attempt) {
    String metrics = Format.judged(attempt.metrics());
    return attempt.state() == AttemptState.CACHED
        ? (attempt.message() + "  " + metrics).strip()
        : metrics;
  }

  private static void messages(RunView view, List<String> lines) {
    List<String> found = new ArrayList<>();
    for (AttemptView attempt : view.attempts()) {
      if (attempt.state() != AttemptState.CACHED) {
        attempt
            .message()
            .lines()
            .forEach(line -> found.add(AttemptText.name(attempt) + ": " + line));
      }
      attempt.findings().stream()
          .filter(finding -> !finding.passed())
          .forEach(
              finding -> found.add(AttemptText.name(attempt) + ": " + RunEnding.text(finding)));
    }
    if (!found.isEmpty()) {
      lines.add("");
      lines.addAll(found);
    }
  }

  private static void outputs(RunView view, List<String> lines) {
    TextTable table = TextTable.of("made", "kind", "size", "digest", "");
    boolean some = false;
    for (AttemptView attempt : view.attempts()) {
      for (ArtifactView artifact : attempt.outputs()) {
        some = true;
        table.row(
            artifact.name(),
            artifact.kind(),
            Format.bytes(artifact.bytes()),
            Format.digest(artifact.digest()),
            facts(artifact.facts()));
      }
    }
    if (some) {
      lines.add("");
      lines.addAll(table.lines());
    }
  }

  private static String facts(Map<String, String> facts) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(facts)
        .forEach(
            (name, value) -> {
              if (value.length() <= 24) {
                words.add(name + " " + value);
              }
            });
    return String.join("  ", words);
  }
}
