package io.trainyard.executors.learn;

import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.learn.metrics.Metric;

/**
 * What a metric must reach: {@code auc.atLeast(0.80)}.
 *
 * @param line where it stands, for messages
 */
record Limit(Kind kind, Metric metric, double bound, OptionValues line) {

  static Limit of(OptionValues term) {
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(term.word())) {
        term.only(2);
        return new Limit(kind, MetricWords.at(term, 0), term.number(1), term);
      }
    }
    throw term.place().mistake("expected a limit such as auc.atLeast(0.80)");
  }

  /** As people read it: {@code auc at least 0.8}. */
  String text() {
    return metric.word() + " " + kind.text + " " + bound;
  }

  boolean isMetBy(double value) {
    return kind.atLeast ? value >= bound : value <= bound;
  }

  /** What is held against the bound. */
  enum Kind {
    AT_LEAST("atLeast", "at least", true, false),
    AT_MOST("atMost", "at most", false, false),
    /** Largest minus smallest between the groups of a slice. */
    GAP_AT_MOST("gapAtMost", "gap at most", false, true),
    /** Smallest divided by largest between the groups of a slice. */
    RATIO_AT_LEAST("ratioAtLeast", "ratio at least", true, true);

    private final String word;
    private final String text;
    private final boolean atLeast;
    private final boolean betweenGroups;

    Kind(String word, String text, boolean atLeast, boolean betweenGroups) {
      this.word = word;
      this.text = text;
      this.atLeast = atLeast;
      this.betweenGroups = betweenGroups;
    }

    String word() {
      return word;
    }

    /** Whether it needs groups to compare. */
    boolean isBetweenGroups() {
      return betweenGroups;
    }
  }
}
