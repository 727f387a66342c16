package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.learn.metrics.Measured;
import io.trainyard.executors.learn.metrics.Scored;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code compare(model, champion('x'), rows)}: decides whether a model is better than another, both
 * scored now on the very same rows. Without a champion it is, and the decision says so.
 */
public final class CompareBody implements StepBody {
  private final PredictorLoader predictors;

  public CompareBody(PredictorLoader predictors) {
    this.predictors = predictors;
  }

  @Override
  public Outcome run(StepContext context) throws IOException {
    StepInputs inputs = new StepInputs(context);
    Artifact challenger = inputs.need(0, "model");
    Optional<Artifact> champion = inputs.find(1);
    Artifact table = inputs.need(2, "table of rows to compare on");
    try (JudgedModel judged = JudgedModel.open(context, predictors, challenger)) {
      CompareOptions options = CompareOptions.of(context.order().step(), judged.manifest().task());
      ObjectNode json = Reports.start();
      json.put("challenger", challenger.digest().toString());
      json.put("rowsDigest", table.digest().toString());
      Rows rows = judged.labelled(TableArtifacts.rows(context, table));
      json.put("rows", rows.size());
      Scored ours = judged.score(rows).all();
      if (champion.isEmpty()) {
        return decided(context, json, true, "there is no champion yet");
      }
      json.put("champion", inputs.meaning(1));
      json.put("championDigest", champion.get().digest().toString());
      Scored theirs = scoreChampion(context, champion.get(), judged.manifest(), rows);
      return compared(context, options, json, ours, theirs);
    }
  }

  private Scored scoreChampion(
      StepContext context, Artifact champion, PackageManifest challenger, Rows rows)
      throws IOException {
    try (JudgedModel judged = JudgedModel.open(context, predictors, champion)) {
      PackageManifest manifest = judged.manifest();
      if (manifest.task() != challenger.task()
          || !manifest.target().equals(challenger.target())
          || !manifest.positive().equals(challenger.positive())) {
        throw StepFailure.forGood(
            "step '%s': the champion predicts '%s' and the new model '%s' (or other classes of it), so they cannot be compared; register the new model under another name"
                .formatted(context.order().step().name(), manifest.target(), challenger.target()));
      }
      return judged.score(rows).all();
    }
  }

  private static Outcome compared(
      StepContext context, CompareOptions options, ObjectNode json, Scored ours, Scored theirs)
      throws IOException {
    ArrayNode rules = json.putArray("rules");
    boolean better = true;
    StringBuilder why = new StringBuilder();
    for (Comparison comparison : options.betterIf()) {
      Measured challenger = comparison.metric().of(ours);
      Measured champion = comparison.metric().of(theirs);
      boolean holds = comparison.holds(challenger, champion);
      better &= holds;
      ObjectNode rule = rules.addObject().put("rule", comparison.text());
      rule.put("holds", holds)
          .put("challenger", challenger.text())
          .put("champion", champion.text());
      why.append(why.isEmpty() ? "" : "; ")
          .append(comparison.text())
          .append(holds ? " holds (" : " does not hold (")
          .append(challenger.text())
          .append(" against ")
          .append(champion.text())
          .append(')');
    }
    return decided(context, json, better, why.toString());
  }

  private static Outcome decided(StepContext context, ObjectNode json, boolean better, String why)
      throws IOException {
    json.put("decision", better).put("why", why);
    context.log((better ? "better: " : "not better: ") + why);
    Map<String, String> facts = Map.of("decision", Boolean.toString(better), "why", why);
    return Outcome.succeeded()
        .output("decision", Reports.put(context, "decision", ArtifactKind.DECISION, json, facts))
        .rows(json.path("rows").asLong())
        .decision(better)
        .build();
  }
}
