package io.trainyard.executors.learn.learner;

import io.trainyard.executors.data.option.Options;

/**
 * Options of gradient boosting.
 *
 * @param trees how many rounds; for several classes each round makes a tree a class
 * @param rowShare the share of rows each tree sees, above 0 to 1
 * @param columnShare the share of columns each tree sees, above 0 to 1
 */
record GradientBoostingOptions(
    int trees, int depth, double learningRate, double rowShare, double columnShare, int seed) {

  static GradientBoostingOptions of(Options options) {
    options.only("trees", "depth", "learningRate", "rowShare", "columnShare", "seed");
    Numbers numbers = new Numbers(options);
    return new GradientBoostingOptions(
        numbers.whole("trees", 100, 1, 100_000),
        numbers.whole("depth", 6, 1, 50),
        numbers.share("learningRate", 0.1),
        numbers.share("rowShare", 1),
        numbers.share("columnShare", 1),
        numbers.whole("seed", 0, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }
}
