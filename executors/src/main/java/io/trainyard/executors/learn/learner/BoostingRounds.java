package io.trainyard.executors.learn.learner;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;

/** Makes rounds of boosting, measuring now and then. For one thread. */
final class BoostingRounds {
  private static final String TRAINING = "training";
  private static final String VALIDATION = "validation";
  private final Booster booster;
  private final DMatrix training;
  private final DMatrix[] watched;
  private final String[] names;
  private final Curve curve;

  BoostingRounds(Booster booster, DMatrix training, @Nullable DMatrix validation, Curve curve) {
    this.booster = booster;
    this.training = training;
    this.watched =
        validation == null ? new DMatrix[] {training} : new DMatrix[] {training, validation};
    this.names = validation == null ? new String[] {TRAINING} : new String[] {TRAINING, VALIDATION};
    this.curve = curve;
  }

  void next(int round, boolean measure) throws XGBoostError {
    booster.update(training, round);
    if (measure) {
      report(round + 1, booster.evalSet(watched, names, round));
    }
  }

  /** Reads {@code [3]\ttraining-logloss:0.41\tvalidation-logloss:0.45}. */
  private void report(int rounds, String line) {
    for (String part : line.strip().split("\\s+")) {
      int colon = part.lastIndexOf(':');
      int dash = part.lastIndexOf('-', colon);
      if (colon > 0 && dash > 0) {
        String metric = part.substring(dash + 1, colon).endsWith("logloss") ? "logLoss" : "rmse";
        String name = part.startsWith(TRAINING) ? TRAINING : VALIDATION;
        curve.point(name + "." + metric, rounds, Double.parseDouble(part.substring(colon + 1)));
      }
    }
  }
}
