package io.trainyard.executors.learn.learner;

import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.Options;

/** Numbers with defaults and bounds, as learners' options are. */
final class Numbers {
  private final Options options;

  Numbers(Options options) {
    this.options = options;
  }

  /** A whole number within bounds, both included. */
  int whole(String word, int otherwise, int lowest, int highest) {
    return options
        .find(word)
        .map(line -> line.only(1).wholeNumber(0, lowest, highest))
        .orElse(otherwise);
  }

  /** A number above 0, up to 1. */
  double share(String word, double otherwise) {
    return positive(word, otherwise, 1);
  }

  /** A number above 0, up to a highest one. */
  double positive(String word, double otherwise, double highest) {
    return options.find(word).map(line -> positive(line.only(1), highest)).orElse(otherwise);
  }

  private static double positive(OptionValues line, double highest) {
    double number = line.number(0);
    if (!(number > 0 && number <= highest)) {
      throw line.wrong(0, "a number above 0, up to " + highest);
    }
    return number;
  }
}
