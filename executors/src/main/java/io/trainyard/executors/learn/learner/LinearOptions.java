package io.trainyard.executors.learn.learner;

import io.trainyard.executors.data.option.Options;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of logistic regression.
 *
 * @param epochs how often all rows are seen
 * @param learningRate how far each step goes
 */
record LinearOptions(int epochs, double learningRate, int seed) {

  static LinearOptions of(Options options) {
    options.only("epochs", "learningRate", "seed");
    Numbers numbers = new Numbers(options);
    return new LinearOptions(
        numbers.whole("epochs", 20, 1, 100_000),
        numbers.positive("learningRate", 0.1, 1_000),
        numbers.whole("seed", 0, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("epochs", Integer.toString(epochs));
    settings.put("learningRate", Double.toString(learningRate));
    settings.put("seed", Integer.toString(seed));
    return settings;
  }
}
