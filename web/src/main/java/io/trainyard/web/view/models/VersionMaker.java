package io.trainyard.web.view.models;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.registry.Alias;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.run.Run;
import io.trainyard.web.view.FrozenPipelines;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.lineage.LineagePicture;
import io.trainyard.web.view.lineage.LineagePictures;
import io.trainyard.web.view.models.VersionPage.Comparison;
import io.trainyard.web.view.models.VersionPage.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Makes the page of a version. */
final class VersionMaker {
  private static final int VERSIONS_SHOWN = 7;
  private final ViewPorts ports;
  private final FrozenPipelines frozen;
  private final LineagePictures pictures;

  VersionMaker(ViewPorts ports) {
    this.ports = ports;
    this.frozen = ports.frozen();
    this.pictures = new LineagePictures(ports);
  }

  /**
   * The page of a version.
   *
   * @param versions of its model, oldest first
   * @param against the number of the one that it is compared with; 0 = whichever fits
   */
  VersionPage page(
      ModelVersion shown,
      List<ModelVersion> versions,
      long against,
      Optional<AliasPart> alias,
      Words words) {
    Optional<Run> run = ports.runs().run(shown.run());
    Optional<RunReports> reports =
        run.flatMap(it -> frozen.of(it).map(definition -> reports(it, definition, shown.step())));
    Optional<RunReports.Found> metrics = reports.flatMap(it -> it.report("evaluate", "metrics"));
    return new VersionPage(
        head(shown, run, reports, words),
        comparison(shown, other(shown, versions, against), reports),
        VersionRow.table(versions, shown.version(), VERSIONS_SHOWN, words),
        card(shown),
        alias,
        reports.flatMap(it -> it.report("explain", "report")).map(it -> Explained.of(it.json())),
        metrics.map(it -> Slices.of(it.json(), it.attempt().findings())).orElse(List.of()),
        reports.map(this::lineage).orElse(LineagePicture.NONE),
        again(shown, reports));
  }

  private RunReports reports(Run run, Pipeline definition, String step) {
    return new RunReports(ports.runs(), ports.artifacts(), run, definition, step);
  }

  private LineagePicture lineage(RunReports reports) {
    return pictures.of(
        reports.run(),
        reports.definition(),
        reports.registering(),
        pictures.registered(reports.run()));
  }

  private VersionPage.Head head(
      ModelVersion shown, Optional<Run> run, Optional<RunReports> reports, Words words) {
    List<String> serves =
        ports.deployments().endpoints().stream()
            .filter(it -> it.model().equals(shown.name()) && it.version() == shown.version())
            .map(it -> it.name())
            .toList();
    return new VersionPage.Head(
        shown.name(),
        shown.version(),
        shown.aliases().stream().sorted().toList(),
        run.map(Run::pipeline).orElse(""),
        shown.run(),
        words.at(shown.created()),
        words.full(shown.created()),
        serves,
        Words.digest(shown.model().toString()),
        shown.model().toString(),
        reports.flatMap(it -> size(it, shown)).orElse(""),
        "/api/v1/artifacts/" + shown.model() + "/bytes");
  }

  private static Optional<String> size(RunReports reports, ModelVersion shown) {
    return reports.definition().steps().stream()
        .filter(step -> step.verb().equals("train"))
        .flatMap(step -> reports.last(step.name()).stream())
        .flatMap(attempt -> attempt.outputs().values().stream())
        .filter(artifact -> artifact.digest().equals(shown.model()))
        .map(artifact -> Words.bytes(artifact.bytes()))
        .findFirst();
  }

  /** The one that was asked for, else the champion, else the one before. */
  private static Optional<ModelVersion> other(
      ModelVersion shown, List<ModelVersion> versions, long against) {
    Optional<ModelVersion> asked =
        versions.stream().filter(it -> it.version() == against).findFirst();
    Optional<ModelVersion> champion =
        versions.stream().filter(it -> it.aliases().contains(Alias.CHAMPION)).findFirst();
    Optional<ModelVersion> before =
        versions.stream()
            .filter(it -> it.version() < shown.version())
            .reduce((first, second) -> second);
    return asked
        .or(() -> champion.filter(it -> it.version() != shown.version()))
        .or(() -> before)
        .filter(it -> it.version() != shown.version());
  }

  private static Comparison comparison(
      ModelVersion shown, Optional<ModelVersion> other, Optional<RunReports> reports) {
    Map<String, Double> then = other.map(ModelVersion::metrics).orElse(Map.of());
    List<VersionPage.Rule> rules = new ArrayList<>();
    String said = other.isPresent() ? "each measured on the test rows of its own run" : "";
    Optional<JsonNode> decision =
        reports.flatMap(it -> it.report("compare", "decision")).map(RunReports.Found::json);
    if (decision.isPresent()) {
      decision.get().path("rules").forEach(rule -> rules.add(rule(rule)));
    }
    return new Comparison(
        other.map(it -> "v" + it.version()).orElse(""),
        "v" + shown.version(),
        Measure.of(then, shown.metrics()),
        rules,
        said);
  }

  private static VersionPage.Rule rule(JsonNode rule) {
    return new VersionPage.Rule(
        rule.path("holds").asBoolean(false) ? Mark.SUCCEEDED : Mark.FAILED,
        rule.path("rule").asString(""),
        Slices.shortened(rule.path("champion").asString("")),
        Slices.shortened(rule.path("challenger").asString("")));
  }

  private Optional<Card> card(ModelVersion shown) {
    try {
      byte[] markdown = ports.artifacts().bytes(shown.card());
      return Optional.of(Card.of(new String(markdown, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      return Optional.empty(); // erased: the page says so
    }
  }

  private static VersionPage.Again again(ModelVersion shown, Optional<RunReports> reports) {
    List<Origin> origins = new ArrayList<>();
    reports.ifPresent(
        it -> {
          Run run = it.run();
          origins.add(
              new Origin(
                  "Pipeline",
                  run.pipeline() + ", version " + Words.digest(run.version()),
                  "/pipelines/" + run.pipeline() + "?tab=versions"));
          new TreeMap<>(run.params())
              .forEach((name, value) -> origins.add(param(name, ValueText.plain(value))));
          it.definition().steps().stream()
              .filter(step -> step.verb().equals("collect"))
              .forEach(step -> collected(it, step).ifPresent(origins::add));
        });
    return new VersionPage.Again(
        "./trainyard rerun " + shown.run() + " --all --data=same", origins);
  }

  private static Origin param(String name, String value) {
    return new Origin("Param " + name, value, "");
  }

  private static Optional<Origin> collected(RunReports reports, Step step) {
    return reports
        .last(step.name())
        .flatMap(
            attempt ->
                attempt.outputs().values().stream()
                    .filter(it -> it.kind().equals(ArtifactKind.TABLE.word()))
                    .findFirst())
        .map(table -> origin(reports.run(), step, table));
  }

  private static Origin origin(Run run, Step step, Artifact table) {
    String source = table.facts().getOrDefault("source", "");
    String from = source.isEmpty() ? "" : ", from " + source;
    String name = new TableName(run.pipeline(), table.name()).text();
    return new Origin(
        "Data " + step.name(),
        Words.digest(table.digest().toString()) + from,
        "/data/" + name + "?version=" + table.digest().hex());
  }
}
