package io.trainyard.executors.learn;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.deploy.ModelPackage;
import io.trainyard.engine.deploy.PackageManifest;
import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.PredictorLoader;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.run.StepContext;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Rows;
import java.io.IOException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A model package opened to be judged. For one thread, until closed. */
final class JudgedModel implements AutoCloseable {
  private final PackageManifest manifest;
  private final Predictor predictor;

  private JudgedModel(PackageManifest manifest, Predictor predictor) {
    this.manifest = manifest;
    this.predictor = predictor;
  }

  static JudgedModel open(StepContext context, PredictorLoader predictors, Artifact model)
      throws IOException {
    try (ModelPackage opened = ModelPackage.open(context.artifacts().path(model.digest()))) {
      return new JudgedModel(opened.manifest(), load(context, predictors, model));
    }
  }

  /** A loader's message says why the package cannot answer and what to do. */
  private static Predictor load(StepContext context, PredictorLoader predictors, Artifact model) {
    try {
      return predictors.load(model.digest());
    } catch (IOException e) {
      throw StepFailure.forGood("step '" + context.order().step().name() + "': " + e.getMessage());
    }
  }

  PackageManifest manifest() {
    return manifest;
  }

  Predictor predictor() {
    return predictor;
  }

  Rows predict(Rows rows) {
    try {
      return predictor.predict(rows);
    } catch (IllegalArgumentException e) {
      throw StepFailure.forGood(String.valueOf(e.getMessage()));
    }
  }

  /** Scores the rows whose target is known. */
  ScoredRows score(Rows rows) {
    Rows labelled = labelled(rows);
    return new ScoredRows(manifest, labelled, predict(labelled));
  }

  /** The rows whose target is known; a missing target column is a failure with the columns. */
  Rows labelled(Rows rows) {
    int at = rows.schema().indexOf(manifest.target());
    if (at < 0) {
      throw StepFailure.forGood(
          "the rows have no target column '"
              + manifest.target()
              + "', so nothing can be measured on them; they have "
              + String.join(", ", rows.schema().names()));
    }
    boolean numbers = manifest.task() == Task.NUMBER;
    return new Rows(
        rows.schema(),
        IntStream.range(0, rows.size())
            .mapToObj(rows.values()::get)
            .filter(row -> numbers ? isFinite(row.get(at)) : row.get(at) != null)
            .toList());
  }

  private static boolean isFinite(@Nullable Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  @Override
  public void close() {
    predictor.close();
  }
}
