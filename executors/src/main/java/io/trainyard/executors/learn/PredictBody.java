package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.run.Outcome;
import io.trainyard.engine.run.StepBody;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import io.trainyard.executors.data.duck.TableArtifacts;
import io.trainyard.executors.data.option.Marks;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code predict(model, rows)}: one prediction a row, in the rows' order, beside kept columns. */
public final class PredictBody implements StepBody {
  private final PredictorLoader predictors;

  public PredictBody(PredictorLoader predictors) {
    this.predictors = predictors;
  }

  @Override
  public Outcome run(StepContext context) throws IOException {
    PredictOptions options = PredictOptions.of(context.order().step());
    Place place = Options.of(context.order().step()).place().inside("keep");
    StepInputs inputs = new StepInputs(context);
    Artifact model = inputs.need(0, "model to predict with; register one, or run its pipeline");
    Artifact table = inputs.need(1, "table of rows to predict");
    Rows rows = TableArtifacts.rows(context, table);
    List<Integer> kept = options.positions(rows.schema(), place);
    try (JudgedModel judged = JudgedModel.open(context, predictors, model)) {
      Rows predictions = judged.predict(rows);
      options.refuseClash(predictions.schema(), place);
      Rows scores = beside(rows, kept, predictions);
      Map<String, String> facts = new LinkedHashMap<>(Marks.of(table).in(scores.schema()).facts());
      facts.put("model", model.digest().toString());
      facts.put("modelName", inputs.meaning(0));
      Artifact data = TableArtifacts.put(context, scores, "data", facts);
      return Outcome.succeeded().output("data", data).rows(scores.size()).build();
    }
  }

  private static Rows beside(Rows rows, List<Integer> kept, Rows predictions) {
    List<Column> columns = new ArrayList<>();
    kept.forEach(position -> columns.add(rows.schema().columns().get(position)));
    columns.addAll(predictions.schema().columns());
    List<List<@Nullable Object>> values = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      List<@Nullable Object> joined = new ArrayList<>(columns.size());
      for (int position : kept) {
        joined.add(rows.values().get(row).get(position));
      }
      joined.addAll(predictions.values().get(row));
      values.add(joined);
    }
    return new Rows(new Schema(columns), values);
  }
}
