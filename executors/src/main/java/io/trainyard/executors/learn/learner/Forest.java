package io.trainyard.executors.learn.learner;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trees whose outputs are averaged; one tree is a forest of one. Grown by Tribuo and kept in our
 * own form: Tribuo's holds the time of training, so that equal models would have different bytes.
 * Immutable.
 */
final class Forest implements Fitted {
  private final List<Tree> trees;

  Forest(List<Tree> trees) {
    this.trees = List.copyOf(trees);
  }

  static Forest open(byte[] bytes) {
    return new Forest(ForestJson.read(bytes));
  }

  @Override
  public double[][] predict(double[][] features) {
    double[][] predictions = new double[features.length][];
    for (int row = 0; row < features.length; row++) {
      predictions[row] = predict(features[row]);
    }
    return predictions;
  }

  private double[] predict(double[] row) {
    double[] sum = trees.get(0).predict(row).clone();
    for (int i = 1; i < trees.size(); i++) {
      double[] output = trees.get(i).predict(row);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += output[j];
      }
    }
    for (int j = 0; j < sum.length; j++) {
      sum[j] /= trees.size();
    }
    return sum;
  }

  @Override
  public byte[] bytes() {
    return ForestJson.write(trees);
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("tribuo", TribuoData.VERSION);
  }

  @Override
  public Optional<Contributions> contributions() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
