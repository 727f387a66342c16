package io.trainyard.web.app.text;

import io.trainyard.engine.check.Finding;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.RunState;
import io.trainyard.web.api.ArtifactView;
import io.trainyard.web.api.AttemptView;
import io.trainyard.web.api.EndpointView;
import io.trainyard.web.api.RunSummary;
import io.trainyard.web.api.RunView;
import io.trainyard.web.api.VersionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run made, and where to look next. */
public final class RunEnding {
  private RunEnding() {}

  /**
   * The last lines of {@code run}.
   *
   * @param server who answers for endpoints; empty when nobody does
   */
  public static List<String> lines(RunView view, String server) {
    List<String> lines = new ArrayList<>();
    RunSummary run = view.run();
    String took = run.took() == null ? "" : " in " + Format.duration(run.took());
    lines.add("run " + run.run() + " " + run.state() + took);
    if (!run.reason().isEmpty()) {
      run.reason().lines().forEach(line -> lines.add("  " + line));
    }
    if (run.state() == RunState.CANCELLED) {
      cancelled(view, lines);
    }
    cached(view, lines);
    for (AttemptView attempt : view.attempts()) {
      findings(attempt, lines);
      refusal(attempt, lines);
      published(attempt, lines);
    }
    view.models().forEach(model -> lines.add(model(model)));
    view.endpoints().forEach(endpoint -> lines.add(endpoint(endpoint, server)));
    lines.add("more: ./trainyard show " + run.run());
    return lines;
  }

  private static void cached(RunView view, List<String> lines) {
    long cached =
        view.attempts().stream().filter(each -> each.state() == AttemptState.CACHED).count();
    if (cached > 0) {
      lines.add(
          "%s of %s need not run again: ./trainyard why %d says why; --fresh runs them all the same"
              .formatted(
                  Format.count(cached), counted(view.steps().size(), "step"), view.run().run()));
    }
  }

  private static String counted(long number, String what) {
    return Format.count(number) + " " + what + (number == 1 ? "" : "s");
  }

  /** {@code CANCELLED} is written only once nothing of the attempt runs any more. */
  private static void cancelled(RunView view, List<String> lines) {
    List<String> stopped =
        view.attempts().stream()
            .filter(each -> each.state() == AttemptState.CANCELLED && each.started() != null)
            .map(AttemptText::name)
            .toList();
    if (!stopped.isEmpty()) {
      lines.add("  stopped: " + String.join(", ", stopped) + " (nothing of it runs any more)");
    }
    Set<String> begun = view.attempts().stream().map(AttemptView::step).collect(Collectors.toSet());
    List<String> never =
        view.steps().stream()
            .map(RunView.StepLine::name)
            .filter(name -> !begun.contains(name))
            .toList();
    if (!never.isEmpty()) {
      lines.add("  not begun: " + String.join(", ", never));
    }
  }

  /** {@code model churn:1 (champion) auc 0.842 f1 0.61}. */
  static String model(VersionView model) {
    List<String> shown = aliases(model.aliases());
    String aliases = shown.isEmpty() ? "" : " (" + String.join(", ", shown) + ")";
    String metrics = Format.judged(model.metrics());
    return "model "
        + model.name()
        + ":"
        + model.version()
        + aliases
        + (metrics.isEmpty() ? "" : "  " + metrics);
  }

  /** A champion was a candidate before; that goes without saying. */
  private static List<String> aliases(List<String> all) {
    return all.contains(Alias.CHAMPION)
        ? all.stream().filter(alias -> !alias.equals(Alias.CANDIDATE)).toList()
        : all;
  }

  private static String endpoint(EndpointView endpoint, String server) {
    return server.isEmpty()
        ? "endpoint " + endpoint.name() + ": start it with ./trainyard serve"
        : "endpoint "
            + endpoint.name()
            + ": "
            + server
            + "/v2/models/"
            + endpoint.name()
            + "/infer";
  }

  private static void published(AttemptView attempt, List<String> lines) {
    for (ArtifactView output : attempt.outputs()) {
      String target = output.facts().getOrDefault("target", "");
      if (output.name().endsWith(".published") && !target.isEmpty()) {
        lines.add(attempt.rows() == null ? target : target + "  " + Format.rows(attempt.rows()));
      }
    }
  }

  /** A step that decided no explains why less was made than the pipeline could make. */
  private static void refusal(AttemptView attempt, List<String> lines) {
    if (attempt.decision() != null && !attempt.decision()) {
      String why =
          attempt.outputs().stream()
              .map(output -> output.facts().getOrDefault("why", ""))
              .filter(text -> !text.isEmpty())
              .findFirst()
              .map(text -> ": " + text)
              .orElse("");
      lines.add(AttemptText.name(attempt) + " decided no" + why);
    }
  }

  private static void findings(AttemptView attempt, List<String> lines) {
    boolean isJudged =
        attempt.state() == AttemptState.SUCCEEDED
            || attempt.state() == AttemptState.CACHED
            || attempt.state() == AttemptState.FAILED;
    if (!isJudged) {
      return;
    }
    for (Finding finding : attempt.findings()) {
      if (!finding.passed()) {
        lines.add("finding of " + AttemptText.name(attempt) + ": " + text(finding));
      }
    }
  }

  /** A finding in one line. */
  public static String text(Finding finding) {
    return finding.why().isEmpty()
        ? finding.check() + " (" + finding.subject() + "): " + finding.value()
        : finding.why();
  }
}
