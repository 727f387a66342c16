package io.trainyard.web.view.run;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.CacheKey;
import io.trainyard.engine.run.InputUsed;
import io.trainyard.engine.why.StepWhy;
import io.trainyard.web.view.Action;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.Prose;
import io.trainyard.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why a node of a run is as it is, and what went in and out. Pure. */
final class OverviewMaker {
  private static final int MOST_FINDINGS = 200;

  private final Viewing viewing;
  private final ArtifactLinks links;
  private final WhyReader.Known known;

  OverviewMaker(Viewing viewing, ArtifactLinks links, WhyReader.Known known) {
    this.viewing = viewing;
    this.links = links;
    this.known = known;
  }

  /**
   * What was read beside it.
   *
   * @param failing rows that break a rule
   * @param calls the run that it called
   */
  record Beside(
      StepPanel.@Nullable Sample failing, RunPage.@Nullable Fact calls, List<Action> rerun) {}

  StepPanel.Overview of(Beside beside) {
    Optional<Attempt> shown = shown();
    return new StepPanel.Overview(
        whys(),
        known.tries().stream().map(attempt -> tried(attempt, shown)).toList(),
        shown.map(this::inputs).orElse(List.of()),
        shown.map(this::outputs).orElse(List.of()),
        changes(),
        shown.flatMap(Attempt::cacheKey).map(OverviewMaker::parts).orElse(List.of()),
        shown.map(OverviewMaker::findings).orElse(List.of()),
        beside.failing,
        shown.map(OverviewMaker::measures).orElse(List.of()),
        beside.rerun,
        beside.calls);
  }

  /** The try that is looked at: the one in the address, else the last. */
  Optional<Attempt> shown() {
    int wanted = viewing.look().tryNumber().orElse(0);
    return known.tries().stream()
        .filter(attempt -> attempt.tryNumber() == wanted)
        .findFirst()
        .or(known::last);
  }

  private List<StepPanel.Why> whys() {
    List<StepPanel.Why> whys = new ArrayList<>();
    StepWhy why = known.why().orElse(null);
    if (why == null) {
      return List.of();
    }
    AttemptState state = why.state();
    boolean isFailure = state == AttemptState.FAILED;
    String because =
        isFailure
            ? FailureMaker.withoutPlace(known.last().map(Attempt::message).orElse(""))
            : why.because();
    whys.add(
        new StepPanel.Why(
            isFailure ? Mark.FAILED : Mark.NOTE,
            question(state),
            Prose.sentence(because, viewing.words())));
    for (String line : why.more()) {
      whys.add(
          new StepPanel.Why(
              Mark.WARNING,
              line.contains("tried again") && !line.contains("not tried")
                  ? "Why it took another try"
                  : "Why there was no other try",
              Prose.sentence(line, viewing.words())));
    }
    return whys;
  }

  private static String question(@Nullable AttemptState state) {
    if (state == null) {
      return "Why it has not begun";
    }
    return switch (state) {
      case SCHEDULED, WAITING -> "Why it waits";
      case RUNNING -> "What it does";
      case SUCCEEDED -> "Why it ran";
      case FAILED -> "Why it failed";
      case SKIPPED -> "Why it was skipped";
      case CACHED -> "Why it did not have to run";
      case CANCELLED -> "Why it was cancelled";
    };
  }

  private StepPanel.Try tried(Attempt attempt, Optional<Attempt> shown) {
    Instant end = attempt.ended().orElse(viewing.run().now());
    Optional<Instant> launch = attempt.started();
    boolean hasQueued = launch.isPresent() && attempt.notBefore().isBefore(launch.get());
    return new StepPanel.Try(
        attempt.tryNumber(),
        StepState.mark(attempt, viewing.run().now()),
        attempt.cause().map(cause -> cause.name().toLowerCase(java.util.Locale.ROOT)).orElse(""),
        launch.map(viewing.words()::exact).orElse(""),
        hasQueued ? Words.duration(Duration.between(attempt.notBefore(), launch.get())) : "",
        launch.map(start -> Words.duration(Duration.between(start, end))).orElse(""),
        viewing.look().tryNumber(attempt.tryNumber()).address(viewing.number()),
        shown.filter(attempt::equals).isPresent());
  }

  private List<StepPanel.Handed> inputs(Attempt attempt) {
    return attempt.inputs().stream().map(this::input).toList();
  }

  private StepPanel.Handed input(InputUsed input) {
    String digest = input.digest().map(Object::toString).orElse("");
    String origin =
        input.meaning().isEmpty() ? input.origin() : input.origin() + ", now " + input.meaning();
    return new StepPanel.Handed(
        input.name(),
        origin.equals(input.name()) ? "" : origin,
        digest.isEmpty() ? "" : Words.digest(digest),
        digest,
        links.of(viewing.run(), input));
  }

  private List<StepPanel.Handed> outputs(Attempt attempt) {
    List<StepPanel.Handed> outputs = new ArrayList<>();
    attempt
        .outputs()
        .forEach(
            (name, artifact) ->
                outputs.add(
                    new StepPanel.Handed(
                        name,
                        said(artifact),
                        Words.digest(artifact.digest().toString()),
                        artifact.digest().toString(),
                        links.of(viewing.run(), artifact))));
    return outputs;
  }

  /** {@code table, 102,558 rows, 6.2 MB}. */
  static String said(Artifact artifact) {
    List<String> parts = new ArrayList<>();
    parts.add(artifact.kind());
    String rows = artifact.facts().getOrDefault("rows", "");
    if (rows.matches("[0-9]{1,18}")) {
      parts.add(Words.count(Long.parseLong(rows), "row", "rows"));
    }
    String columns = artifact.facts().getOrDefault("columns", "");
    if (columns.matches("[0-9]{1,9}")) {
      parts.add(Words.count(Long.parseLong(columns), "column", "columns"));
    }
    parts.add(Words.bytes(artifact.bytes()));
    return String.join(", ", parts);
  }

  private List<StepPanel.Part> changes() {
    return known.why().stream()
        .flatMap(why -> why.changes().stream())
        .map(
            change ->
                new StepPanel.Part(change.part(), brief(change.before()), brief(change.now())))
        .toList();
  }

  /** A digest is told by its first digits: which of the two it is nobody reads. */
  private static String brief(String text) {
    return text.matches("sha256:[0-9a-f]{64}") ? Words.digest(text) : text;
  }

  private static List<StepPanel.Part> parts(CacheKey key) {
    return key.parts().entrySet().stream()
        .map(part -> new StepPanel.Part(part.getKey(), "", part.getValue()))
        .toList();
  }

  private static List<StepPanel.Found> findings(Attempt attempt) {
    return attempt.findings().stream()
        .sorted(java.util.Comparator.comparing(finding -> finding.passed()))
        .limit(MOST_FINDINGS)
        .map(FindingsMaker::row)
        .toList();
  }

  private static List<StepPanel.Measure> measures(Attempt attempt) {
    return attempt.metrics().entrySet().stream()
        .map(metric -> new StepPanel.Measure(metric.getKey(), Words.number(metric.getValue())))
        .toList();
  }
}
