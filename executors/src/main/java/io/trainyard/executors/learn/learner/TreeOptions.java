package io.trainyard.executors.learn.learner;

import io.trainyard.executors.data.option.Options;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Options of a tree and of a forest.
 *
 * @param trees 1 without a sample of rows is a single tree
 * @param forest whether each tree sees a sample of rows, drawn with replacement
 * @param columnShare the share of numbers each split looks at; empty = the root of their count for
 *     classes, a third for numbers
 */
record TreeOptions(int trees, boolean forest, int depth, OptionalDouble columnShare, int seed) {

  static TreeOptions forest(Options options) {
    options.only("trees", "depth", "columnShare", "seed");
    Numbers numbers = new Numbers(options);
    return new TreeOptions(
        numbers.whole("trees", 100, 1, 100_000),
        true,
        numbers.whole("depth", 12, 1, 1_000),
        options.has("columnShare")
            ? OptionalDouble.of(numbers.share("columnShare", 1))
            : OptionalDouble.empty(),
        seed(numbers));
  }

  static TreeOptions tree(Options options) {
    options.only("depth", "seed");
    Numbers numbers = new Numbers(options);
    return new TreeOptions(
        1, false, numbers.whole("depth", 6, 1, 1_000), OptionalDouble.of(1), seed(numbers));
  }

  private static int seed(Numbers numbers) {
    return numbers.whole("seed", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (forest) {
      settings.put("trees", Integer.toString(trees));
      columnShare.ifPresent(share -> settings.put("columnShare", Double.toString(share)));
    }
    settings.put("depth", Integer.toString(depth));
    settings.put("seed", Integer.toString(seed));
    return settings;
  }

  /** Which share of so many numbers a split looks at. */
  double share(int width, boolean classes) {
    double usual = classes ? Math.sqrt(width) / width : Math.max(1.0 / 3, 1.0 / width);
    return columnShare.orElse(usual);
  }
}
