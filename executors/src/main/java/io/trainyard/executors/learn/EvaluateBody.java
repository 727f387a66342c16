package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.check.Severity;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.FailureCause;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.learn.metrics.Measured;
import io.trainyard.executors.learn.metrics.Metric;
import io.trainyard.executors.learn.metrics.Scored;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code evaluate(model, rows)}: measures, and fails when a requirement is not met. */
public final class EvaluateBody implements StepBody {
  private final PredictorLoader predictors;

  public EvaluateBody(PredictorLoader predictors) {
    this.predictors = predictors;
  }

  @Override
  public Outcome run(StepContext context) throws IOException {
    StepInputs inputs = new StepInputs(context);
    Artifact model = inputs.need(0, "model");
    Rows rows = TableArtifacts.rows(context, inputs.need(1, "table of rows to measure on"));
    try (JudgedModel judged = JudgedModel.open(context, predictors, model)) {
      EvaluateOptions options =
          EvaluateOptions.of(context.order().step(), judged.manifest().task());
      refuseUnknownColumns(options, rows);
      ScoredRows scored = judged.score(rows);
      List<Finding> warnings = warnings(context, judged.manifest(), rows, scored);
      return outcome(context, evaluate(options, judged.manifest(), scored, warnings));
    }
  }

  private static void refuseUnknownColumns(EvaluateOptions options, Rows rows) {
    for (EvaluateOptions.Slice slice : options.slice()) {
      if (rows.schema().indexOf(slice.column()) < 0) {
        throw slice
            .line()
            .place()
            .mistake(
                "there is no column '"
                    + slice.column()
                    + "'; the rows have "
                    + String.join(", ", rows.schema().names()));
      }
    }
  }

  private static List<Finding> warnings(
      StepContext context, PackageManifest manifest, Rows rows, ScoredRows scored)
      throws IOException {
    List<Finding> warnings = new ArrayList<>();
    Overlap.find(context, manifest, rows).ifPresent(warnings::add);
    long withoutTarget = (long) rows.size() - scored.rows().size();
    if (withoutTarget > 0) {
      warnings.add(warning("every row has a target", withoutTarget, "have no target; left out"));
    }
    if (scored.unseen() > 0) {
      warnings.add(
          warning("the model knows every class", scored.unseen(), "are of a class it never saw"));
    }
    return warnings;
  }

  private static Finding warning(String check, long rows, String why) {
    return new Finding(
        check,
        "rows",
        false,
        Severity.WARNING,
        Long.toString(rows),
        "0",
        rows + " rows " + why,
        Optional.of(rows));
  }

  private static Evaluation evaluate(
      EvaluateOptions options,
      PackageManifest manifest,
      ScoredRows scored,
      List<Finding> warnings) {
    Set<Metric> metrics = options.metrics(manifest.task());
    Scored all = scored.all();
    Map<Metric, Measured> measures = new LinkedHashMap<>();
    metrics.forEach(metric -> measures.put(metric, metric.of(all)));
    List<Finding> findings = new ArrayList<>();
    options
        .require()
        .forEach(limit -> findings.add(Judgement.overAll(limit, limit.metric().of(all))));
    Map<String, List<Groups.Group>> slices = new LinkedHashMap<>();
    for (EvaluateOptions.Slice slice : options.slice()) {
      List<Groups.Group> groups =
          slices.computeIfAbsent(slice.column(), column -> Groups.of(scored, column, metrics));
      slice
          .limits()
          .forEach(limit -> findings.add(Judgement.overGroups(limit, slice.column(), groups)));
    }
    findings.addAll(warnings);
    return new Evaluation(scored.rows().size(), measures, slices, findings);
  }

  private static Outcome outcome(StepContext context, Evaluation evaluation) throws IOException {
    Map<String, Artifact> outputs = new LinkedHashMap<>();
    outputs.put("metrics", metrics(context, evaluation));
    outputs.put(
        "findings",
        Reports.put(
            context,
            "findings",
            ArtifactKind.REPORT,
            Reports.findings(evaluation.findings()),
            Map.of()));
    List<Finding> unmet =
        evaluation.findings().stream()
            .filter(finding -> !finding.passed() && finding.severity() == Severity.ERROR)
            .toList();
    if (!unmet.isEmpty()) {
      return new Outcome.Failed(
          FailureCause.ERROR, message(context, unmet), false, evaluation.findings(), outputs);
    }
    Outcome.Builder outcome =
        Outcome.succeeded().rows(evaluation.rows()).findings(evaluation.findings());
    outputs.forEach(outcome::output);
    evaluation
        .measures()
        .forEach(
            (metric, measured) ->
                measured.value().ifPresent(value -> outcome.metric(metric.word(), value)));
    return outcome.build();
  }

  private static Artifact metrics(StepContext context, Evaluation evaluation) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("rows", Long.toString(evaluation.rows()));
    evaluation.measures().forEach((metric, measured) -> facts.put(metric.word(), measured.text()));
    return Reports.put(
        context, "metrics", ArtifactKind.METRICS, Reports.metrics(evaluation), facts);
  }

  private static String message(StepContext context, List<Finding> unmet) {
    return unmet.stream()
        .map(finding -> finding.check() + " (" + finding.why() + ")")
        .collect(
            Collectors.joining("; ", "step '" + context.order().step().name() + "' requires ", ""));
  }
}
