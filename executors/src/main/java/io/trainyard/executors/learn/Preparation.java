package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.learn.learner.Curve;
import io.trainyard.executors.learn.learner.Examples;
import io.trainyard.executors.learn.metrics.Metric;
import io.trainyard.executors.learn.prepare.FittedColumn;
import io.trainyard.executors.learn.prepare.FittedInputs;
import io.trainyard.executors.learn.prepare.InputFitter;
import io.trainyard.executors.learn.prepare.LeakCheck;
import io.trainyard.executors.learn.prepare.Target;
import io.trainyard.executors.learn.prepare.TargetFitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Training rows made ready for a learner: the target found, the inputs fitted, bad data refused.
 */
final class Preparation {
  private final TrainOptions options;
  private final Artifact table;
  private final Rows usable;
  private final long withoutTarget;
  private final Target target;
  private final FittedInputs inputs;

  private Preparation(
      TrainOptions options, Artifact table, Rows all, Target target, FittedInputs inputs) {
    this.options = options;
    this.table = table;
    this.target = target;
    this.inputs = inputs;
    this.usable = LabelledRows.withTarget(all, target);
    this.withoutTarget = (long) all.size() - usable.size();
  }

  static Preparation of(TrainOptions options, Rows rows, Artifact table) {
    Target target = new TargetFitter(options.target(), options.positive()).fit(rows);
    Rows usable = LabelledRows.withTarget(rows, target);
    FittedInputs inputs =
        new InputFitter(options.inputs(), options.using().learner().needs(), marked(table))
            .fit(usable, target.column().name());
    refuseLeaks(options, LeakCheck.columns(usable, target, inputs), target);
    if (options.weight() && target.task() == Task.NUMBER) {
      throw options
          .target()
          .place()
          .mistake("'weight balanced' balances classes, but the target is a number; remove it");
    }
    return new Preparation(options, table, rows, target, inputs);
  }

  private static Map<String, String> marked(Artifact table) {
    Marks marks = Marks.of(table);
    Map<String, String> marked = new HashMap<>();
    marks.identifiers().forEach(column -> marked.put(column, "an identifier"));
    marks.personal().forEach(column -> marked.put(column, "personal"));
    return marked;
  }

  private static void refuseLeaks(TrainOptions options, List<String> leaks, Target target) {
    List<String> unasked =
        leaks.stream().filter(column -> !options.inputs().only().contains(column)).toList();
    if (!unasked.isEmpty()) {
      String names = "'" + String.join("', '", unasked) + "'";
      throw options
          .inputs()
          .place()
          .mistake(
              "%s gives the target '%s' away in every training row; write `inputs { ignore %s }`, or `only` with it if it is known when predicting"
                  .formatted(names, target.column().name(), names));
    }
  }

  Target target() {
    return target;
  }

  /** How many rows are learned from. */
  long rows() {
    return usable.size();
  }

  /** How many were left out, as they have no target. */
  long withoutTarget() {
    return withoutTarget;
  }

  /** What is made of each column; names and counts only. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "learns '%s' (%s) from %s rows: %s columns become %s numbers"
            .formatted(
                target.column().name(),
                target.task() == Task.CLASSES ? target.classes().size() + " classes" : "a number",
                usable.size(),
                inputs.columns().size(),
                inputs.features().size()));
    if (options.positive().isEmpty() && target.positive().isPresent()) {
      lines.add("counts the second of both classes, in order, as yes; `positive` says otherwise");
    }
    for (FittedColumn column : inputs.columns()) {
      lines.add("uses '" + column.column().name() + "': " + column.about());
    }
    inputs.ignored().forEach((column, why) -> lines.add("ignores '" + column + "': " + why));
    return lines;
  }

  /** Fits the learner; what is measured meanwhile goes to the curve. */
  LearnedModel learn(Optional<Rows> validation, Curve curve) throws InterruptedException {
    LabelledRows labelled = new LabelledRows(inputs, target);
    Examples training = labelled.examples(usable, options.weight());
    Optional<Examples> held =
        validation.map(rows -> labelled.examples(LabelledRows.known(rows, target), false));
    return new LearnedModel(
        inputs,
        target,
        options.using().learner().fit(training, held.filter(rows -> rows.rows() > 0), curve));
  }

  /** Measures on the training rows, and on the validation rows. */
  Map<String, Double> measure(LearnedModel model, Optional<Rows> validation) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    measure("training.", model, usable, metrics);
    validation.ifPresent(
        rows -> measure("validation.", model, LabelledRows.known(rows, target), metrics));
    return metrics;
  }

  private void measure(String prefix, LearnedModel model, Rows rows, Map<String, Double> into) {
    PackageManifest manifest = manifest(model, Map.of());
    ScoredRows scored = new ScoredRows(manifest, rows, model.predict(rows));
    for (Metric metric : Metric.fitting(target.task())) {
      metric.of(scored.all()).value().ifPresent(value -> into.put(prefix + metric.word(), value));
    }
  }

  PackageManifest manifest(LearnedModel model, Map<String, Double> metrics) {
    Map<String, String> training = new LinkedHashMap<>();
    training.put("table", table.digest().toString());
    training.put("rows", Long.toString(usable.size()));
    training.put("columns", Integer.toString(inputs.columns().size()));
    training.put("features", Integer.toString(inputs.features().size()));
    training.put("ignored", String.join(", ", inputs.ignored().keySet()));
    training.put("weight", options.weight() ? "balanced" : "equal");
    options
        .using()
        .learner()
        .settings()
        .forEach((word, value) -> training.put("option." + word, value));
    return new PackageManifest(
        options.using().word(),
        target.task(),
        target.column().name(),
        target.positive().isPresent()
            ? Optional.of(target.classes().get(target.positive().getAsInt()))
            : Optional.empty(),
        target.classes(),
        model.inputs(),
        model.outputs(),
        model.fitted().environment(),
        training,
        metrics);
  }
}
