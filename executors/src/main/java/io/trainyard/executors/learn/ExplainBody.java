package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code explain(model, rows)}: how much each column counts, on a sample of the rows. The report
 * holds figures of columns; no row and no prediction.
 */
public final class ExplainBody implements StepBody {
  private final PredictorLoader predictors;

  public ExplainBody(PredictorLoader predictors) {
    this.predictors = predictors;
  }

  @Override
  public Outcome run(StepContext context) throws IOException, InterruptedException {
    ExplainOptions options = ExplainOptions.of(context.order().step());
    Place place = Options.of(context.order().step()).place();
    StepInputs inputs = new StepInputs(context);
    Artifact model = inputs.need(0, "model");
    Rows rows = TableArtifacts.rows(context, inputs.need(1, "table of rows to explain"));
    Rows sample = sample(rows, options, place);
    try (JudgedModel judged = JudgedModel.open(context, predictors, model)) {
      Optional<TreeShares> shares = TreeShares.of(judged.predictor());
      ExplainOptions.Method method = method(options, shares, place);
      ObjectNode json = Reports.start();
      json.put("method", method.name().toLowerCase(Locale.ROOT));
      json.put("rows", sample.size()).put("seed", options.seed());
      Importance importance =
          method == ExplainOptions.Method.SHAP
              ? shares.orElseThrow().explain(sample, json)
              : new Permutation(judged, options.seed(), place).explain(sample, json);
      importance.write(json);
      context.log("columns that count most: " + String.join(", ", importance.first(5)));
      Map<String, String> facts =
          Map.of("method", method.name().toLowerCase(Locale.ROOT), "rows", "" + sample.size());
      Artifact report = Reports.put(context, "report", ArtifactKind.REPORT, json, facts);
      return Outcome.succeeded().output("report", report).rows(sample.size()).build();
    }
  }

  private static ExplainOptions.Method method(
      ExplainOptions options, Optional<TreeShares> shares, Place place) {
    ExplainOptions.Method usual =
        shares.isPresent() ? ExplainOptions.Method.SHAP : ExplainOptions.Method.PERMUTATION;
    ExplainOptions.Method method = options.method().orElse(usual);
    if (method == ExplainOptions.Method.SHAP && shares.isEmpty()) {
      throw place
          .inside("method")
          .mistake("shap explains models of gradientBoosting; write method permutation");
    }
    return method;
  }

  /** The same seed takes the same rows, in their order. */
  private static Rows sample(Rows rows, ExplainOptions options, Place place) {
    if (rows.size() == 0) {
      throw place.mistake("there are no rows to explain");
    }
    int[] order = IntStream.range(0, rows.size()).toArray();
    int wanted = Math.min(options.sampleRows(), order.length);
    Random random = new Random(options.seed());
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(order.length - i);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    return new Rows(
        rows.schema(),
        IntStream.of(order).limit(wanted).sorted().mapToObj(rows.values()::get).toList());
  }
}
