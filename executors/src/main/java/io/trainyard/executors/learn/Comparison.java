package io.trainyard.executors.learn;

import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.learn.metrics.Measured;
import io.trainyard.executors.learn.metrics.Metric;

/**
 * What makes a model better: {@code auc.higherBy(0)}.
 *
 * @param margin 0 for {@code notWorse}
 */
record Comparison(Kind kind, Metric metric, double margin, OptionValues line) {

  static Comparison of(OptionValues term) {
    return switch (term.word()) {
      case "higherBy" -> strict(term, Kind.HIGHER_BY);
      case "lowerBy" -> strict(term, Kind.LOWER_BY);
      case "notWorse" -> new Comparison(Kind.NOT_WORSE, MetricWords.at(term.only(1), 0), 0, term);
      default -> throw term.place().mistake("expected a comparison such as auc.higherBy(0)");
    };
  }

  private static Comparison strict(OptionValues term, Kind kind) {
    Metric metric = MetricWords.at(term.only(2), 0);
    if (metric.higherIsBetter() != (kind == Kind.HIGHER_BY)) {
      throw term.place()
          .mistake(
              "%s of %s is worse; write %s.%s(%s)"
                  .formatted(
                      kind == Kind.HIGHER_BY ? "more" : "less",
                      metric.word(),
                      metric.word(),
                      kind == Kind.HIGHER_BY ? "lowerBy" : "higherBy",
                      term.decimal(1)));
    }
    return new Comparison(kind, metric, term.number(1), term);
  }

  /** As people read it: {@code auc higher by more than 0.0}. */
  String text() {
    return switch (kind) {
      case HIGHER_BY -> metric.word() + " higher by more than " + margin;
      case LOWER_BY -> metric.word() + " lower by more than " + margin;
      case NOT_WORSE -> metric.word() + " not worse";
    };
  }

  /** Strict but for {@code notWorse}; what is undefined for one of both does not hold. */
  boolean holds(Measured challenger, Measured champion) {
    if (!challenger.isDefined() || !champion.isDefined()) {
      return false;
    }
    double gain = challenger.value().getAsDouble() - champion.value().getAsDouble();
    return switch (kind) {
      case HIGHER_BY -> gain > margin;
      case LOWER_BY -> -gain > margin;
      case NOT_WORSE -> metric.higherIsBetter() ? gain >= 0 : gain <= 0;
    };
  }

  /** How two values are compared. */
  enum Kind {
    HIGHER_BY,
    LOWER_BY,
    NOT_WORSE
  }
}
