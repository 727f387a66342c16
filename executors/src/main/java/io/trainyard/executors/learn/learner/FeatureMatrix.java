package io.trainyard.executors.learn.learner;

import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows as XGBoost takes them: floats in its own memory, to be disposed of. */
final class FeatureMatrix {
  private FeatureMatrix() {}

  static DMatrix of(Examples examples) throws XGBoostError {
    DMatrix matrix = of(examples.features());
    matrix.setLabel(floats(examples.labels()));
    matrix.setWeight(floats(examples.weights()));
    return matrix;
  }

  static DMatrix of(double[][] rows) throws XGBoostError {
    int width = rows[0].length;
    float[] flat = new float[Math.multiplyExact(rows.length, width)];
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < width; i++) {
        flat[row * width + i] = toFloat(rows[row][i]);
      }
    }
    return new DMatrix(flat, rows.length, width, Float.NaN);
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = toFloat(numbers[i]);
    }
    return floats;
  }

  /** XGBoost refuses infinities, so what is beyond a float becomes the largest one. */
  private static float toFloat(double number) {
    float cast = (float) number;
    return Float.isInfinite(cast) ? Math.copySign(Float.MAX_VALUE, cast) : cast;
  }
}
