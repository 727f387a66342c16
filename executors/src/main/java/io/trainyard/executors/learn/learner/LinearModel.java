package io.trainyard.executors.learn.learner;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Weighted sums: of classes through a softmax, of a number scaled back. Kept in our own form for
 * the same reason as {@link Forest}. Immutable.
 */
final class LinearModel implements Fitted {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private final double[][] weights;
  private final boolean classes;
  private final double center;
  private final double scale;

  private LinearModel(double[][] weights, boolean classes, double center, double scale) {
    this.weights = weights;
    this.classes = classes;
    this.center = center;
    this.scale = scale;
  }

  /** A row of weights for each class, the bias last. */
  static LinearModel ofClasses(double[][] weights) {
    return new LinearModel(weights, true, 0, 1);
  }

  /** The number is {@code center + scale * sum}. */
  static LinearModel ofNumber(double[] weights, double center, double scale) {
    return new LinearModel(new double[][] {weights}, false, center, scale);
  }

  static LinearModel open(byte[] bytes) {
    JsonNode json = MAPPER.readTree(bytes);
    double[][] weights = new double[json.path("weights").size()][];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = ForestJson.doubles(json.path("weights").get(i));
    }
    return new LinearModel(
        weights,
        json.path("classes").asBoolean(),
        json.path("center").asDouble(),
        json.path("scale").asDouble());
  }

  @Override
  public byte[] bytes() {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("classes", classes).put("center", center).put("scale", scale);
    ArrayNode rows = json.putArray("weights");
    for (double[] row : weights) {
      ArrayNode array = rows.addArray();
      for (double weight : row) {
        array.add(weight);
      }
    }
    return MAPPER.writeValueAsBytes(json);
  }

  @Override
  public double[][] predict(double[][] features) {
    double[][] predictions = new double[features.length][];
    for (int row = 0; row < features.length; row++) {
      double[] sums = sums(features[row]);
      predictions[row] = classes ? softmax(sums) : new double[] {center + scale * sums[0]};
    }
    return predictions;
  }

  private double[] sums(double[] row) {
    double[] sums = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      double sum = weights[i][row.length];
      for (int j = 0; j < row.length; j++) {
        sum += weights[i][j] * row[j];
      }
      sums[i] = sum;
    }
    return sums;
  }

  /**
   * With the largest sum taken off first, so that nothing overflows; StrictMath: equal anywhere.
   */
  private static double[] softmax(double[] sums) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      largest = Math.max(largest, sum);
    }
    double total = 0;
    double[] shares = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      shares[i] = StrictMath.exp(sums[i] - largest);
      total += shares[i];
    }
    for (int i = 0; i < sums.length; i++) {
      shares[i] /= total;
    }
    return shares;
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
