package io.trainyard.executors.learn.learner;

import io.trainyard.engine.run.StepFailure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Trees of XGBoost. The lock is this object: a booster serves one call at a time. Rows are scored
 * by one thread in the order they come, so that a row alone gives the same bits as among others.
 */
final class BoostedTrees implements Fitted {
  /** An attribute of the booster that says how many classes there are; 0 for numbers. */
  static final String CLASSES = "trainyard_classes";

  private static final String VERSION = "2.1.4";
  private final Booster booster;
  private final boolean twoClasses;
  private final byte[] bytes;

  private BoostedTrees(Booster booster, boolean twoClasses, byte[] bytes) {
    this.booster = booster;
    this.twoClasses = twoClasses;
    this.bytes = bytes;
  }

  /** Opens trees in XGBoost's UBJSON form. */
  static BoostedTrees open(byte[] bytes) throws IOException {
    try {
      Booster booster = XGBoost.loadModel(bytes);
      booster.setParam("nthread", 1);
      booster.setParam("verbosity", 0);
      return new BoostedTrees(booster, "2".equals(booster.getAttr(CLASSES)), bytes);
    } catch (XGBoostError e) {
      throw new IOException("XGBoost cannot open the model: it is damaged", e);
    } catch (LinkageError e) {
      throw withoutXgboost();
    }
  }

  /** What people are told when XGBoost's native library does not load. */
  static StepFailure withoutXgboost() {
    return StepFailure.forGood(
        "gradientBoosting needs the native library of XGBoost, which does not load on this machine;"
            + " on Debian `apt-get install libgomp1` mends it, and randomForest does without");
  }

  @Override
  public double[][] predict(double[][] features) {
    if (features.length == 0) {
      return new double[0][];
    }
    return scored(
        features,
        matrix -> {
          double[][] outputs = widened(booster.predict(matrix));
          for (int row = 0; twoClasses && row < outputs.length; row++) {
            outputs[row] = new double[] {1.0 - outputs[row][0], outputs[row][0]};
          }
          return outputs;
        });
  }

  private static double[][] widened(float[][] outputs) {
    double[][] widened = new double[outputs.length][];
    for (int row = 0; row < outputs.length; row++) {
      widened[row] = new double[outputs[row].length];
      for (int i = 0; i < widened[row].length; i++) {
        widened[row][i] = outputs[row][i];
      }
    }
    return widened;
  }

  @Override
  public Optional<Contributions> contributions() {
    return Optional.of(
        new Contributions() {
          @Override
          public double[][][] of(double[][] features) {
            return features.length == 0 ? new double[0][][] : shares(features);
          }

          @Override
          public double[][] margins(double[][] features) {
            return features.length == 0 ? new double[0][] : raw(features);
          }
        });
  }

  private double[][] raw(double[][] features) {
    return scored(features, matrix -> widened(booster.predict(matrix, true)));
  }

  /**
   * Shares of the margin: log-odds for two classes, one score a class for more, else the number.
   */
  private double[][][] shares(double[][] features) {
    int block = features[0].length + 1;
    return scored(
        features,
        matrix -> {
          float[][] flat = booster.predictContrib(matrix, 0);
          double[][][] shares = new double[flat.length][][];
          for (int row = 0; row < flat.length; row++) {
            shares[row] = new double[flat[row].length / block][block];
            for (int i = 0; i < flat[row].length; i++) {
              shares[row][i / block][i % block] = flat[row][i];
            }
          }
          return shares;
        });
  }

  private synchronized <T> T scored(double[][] features, Scoring<T> scoring) {
    DMatrix matrix = null;
    try {
      matrix = FeatureMatrix.of(features);
      return scoring.score(matrix);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost failed: " + e.getMessage(), e);
    } finally {
      if (matrix != null) {
        matrix.dispose();
      }
    }
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("xgboost", VERSION);
  }

  @Override
  public synchronized void close() {
    booster.dispose();
  }

  /** What is done with rows in XGBoost's memory. */
  private interface Scoring<T> {
    T score(DMatrix matrix) throws XGBoostError;
  }
}
