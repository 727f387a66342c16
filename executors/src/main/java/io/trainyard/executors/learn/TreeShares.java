package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.Predictor;
import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.table.Rows;
import io.trainyard.executors.learn.learner.Fitted;
import io.trainyard.executors.learn.prepare.FittedColumn;
import io.trainyard.executors.learn.prepare.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shapley values of trees, as XGBoost computes them (path-dependent TreeSHAP). The shares of a
 * one-hot column are added up, so that figures are of the columns people know.
 */
final class TreeShares {
  private final LearnedModel model;
  private final Fitted.Contributions contributions;

  private TreeShares(LearnedModel model, Fitted.Contributions contributions) {
    this.model = model;
    this.contributions = contributions;
  }

  /** Empty where the model is not one of trees that can tell. */
  static Optional<TreeShares> of(Predictor predictor) {
    return predictor instanceof LearnedModel model
        ? model.fitted().contributions().map(shares -> new TreeShares(model, shares))
        : Optional.empty();
  }

  /**
   * For each output the mean share and the mean absolute share of each column. A column's
   * importance is its mean absolute share, added up over outputs.
   */
  Importance explain(Rows rows, ObjectNode json) {
    double[][] features = model.fittedInputs().encode(rows);
    double[][][] shares = contributions.of(features);
    double[][] margins = contributions.margins(features);
    json.put("unit", unit());
    json.put("largestSumError", largestError(shares, margins));
    Map<String, Double> importance = new LinkedHashMap<>();
    ArrayNode outputs = json.putArray("outputs");
    for (int output = 0; output < shares[0].length; output++) {
      ObjectNode node = outputs.addObject().put("output", name(output));
      node.put("base", shares[0][output][shares[0][output].length - 1]);
      explain(shares, output, node.putArray("columns"), importance);
    }
    return new Importance(importance);
  }

  private void explain(
      double[][][] shares, int output, ArrayNode json, Map<String, Double> importance) {
    int from = 0;
    for (FittedColumn column : model.fittedInputs().columns()) {
      double mean = 0;
      double absolute = 0;
      for (double[][] row : shares) {
        double share = 0;
        for (int i = from; i < from + column.width(); i++) {
          share += row[output][i];
        }
        mean += share / shares.length;
        absolute += Math.abs(share) / shares.length;
      }
      String name = column.column().name();
      json.addObject().put("column", name).put("mean", mean).put("meanAbsolute", absolute);
      importance.merge(name, absolute, Double::sum);
      from += column.width();
    }
  }

  private String unit() {
    Target target = model.target();
    if (target.task() == Task.NUMBER) {
      return "as the target";
    }
    return target.classes().size() == 2 ? "log-odds" : "log-odds up to a constant";
  }

  private String name(int output) {
    List<String> classes = model.target().classes();
    if (classes.isEmpty()) {
      return model.target().column().name();
    }
    return classes.get(classes.size() == 2 ? 1 : output);
  }

  /** How far shares and base are from the margin they add up to, relative to its size. */
  private static double largestError(double[][][] shares, double[][] margins) {
    double largest = 0;
    for (int row = 0; row < shares.length; row++) {
      for (int output = 0; output < shares[row].length; output++) {
        double sum = 0;
        for (double share : shares[row][output]) {
          sum += share;
        }
        double margin = margins[row][output];
        largest = Math.max(largest, Math.abs(sum - margin) / Math.max(1, Math.abs(margin)));
      }
    }
    return largest;
  }
}
