package io.trainyard.executors.learn.metrics;

import java.util.Optional;

/**
 * Measures of predicted classes, as scikit-learn 1.9 defines them. Where there is a positive class,
 * precision, recall and F1 are of that class alone; else they are the plain mean over classes
 * ({@link Averaging#MACRO}).
 */
public final class ClassMetrics {
  /** What scikit-learn clips probabilities with: the spacing of doubles at 1. */
  private static final double EPSILON = Math.ulp(1.0);

  private ClassMetrics() {}

  /** The share of rows whose class is predicted. */
  public static Measured accuracy(ScoredClasses scored) {
    double right = 0;
    double all = 0;
    for (int row = 0; row < scored.rows(); row++) {
      all += scored.weight(row);
      right += scored.actual(row) == scored.predicted(row) ? scored.weight(row) : 0;
    }
    return all == 0 ? noRows() : Measured.of(right / all);
  }

  /** The share of rows called a class that are of it; 0 when none is called it. */
  public static Measured precision(ScoredClasses scored, Averaging averaging) {
    return scored.rows() == 0
        ? noRows()
        : Measured.of(new Confusion(scored).precision(averaging, positive(scored, averaging)));
  }

  /** The share of rows of a class that are called it; 0 when none is of it. */
  public static Measured recall(ScoredClasses scored, Averaging averaging) {
    return scored.rows() == 0
        ? noRows()
        : Measured.of(new Confusion(scored).recall(averaging, positive(scored, averaging)));
  }

  /** The harmonic mean of precision and recall; 0 when both are. */
  public static Measured f1(ScoredClasses scored, Averaging averaging) {
    return scored.rows() == 0
        ? noRows()
        : Measured.of(new Confusion(scored).f1(averaging, positive(scored, averaging)));
  }

  /** How the measures of single classes are averaged unless said. */
  static Averaging usual(ScoredClasses scored) {
    return scored.positive().isPresent() ? Averaging.BINARY : Averaging.MACRO;
  }

  private static int positive(ScoredClasses scored, Averaging averaging) {
    return averaging == Averaging.BINARY ? scored.positive().orElseThrow() : 0;
  }

  /**
   * The area under the ROC curve of the positive class; without one, the plain mean over classes of
   * each against all others, undefined as soon as a class is not among the rows.
   */
  public static Measured auc(ScoredClasses scored) {
    Optional<Measured> missing = whyNoProbabilities(scored);
    if (missing.isPresent()) {
      return missing.get();
    }
    if (scored.positive().isPresent()) {
      return RocCurve.area(scored, scored.positive().getAsInt());
    }
    double sum = 0;
    for (int i = 0; i < scored.classes(); i++) {
      Measured area = RocCurve.area(scored, i);
      if (!area.isDefined()) {
        return area;
      }
      sum += area.value().getAsDouble();
    }
    return Measured.of(sum / scored.classes());
  }

  /** The mean of -ln(probability of the actual class), clipped to [e, 1 - e] with e = 2^-52. */
  public static Measured logLoss(ScoredClasses scored) {
    Optional<Measured> missing = whyNoProbabilities(scored);
    if (missing.isPresent()) {
      return missing.get();
    }
    double loss = 0;
    double all = 0;
    for (int row = 0; row < scored.rows(); row++) {
      double probability = scored.probability(row, scored.actual(row));
      double clipped = Math.min(Math.max(probability, EPSILON), 1 - EPSILON);
      loss -= scored.weight(row) * Math.log(clipped);
      all += scored.weight(row);
    }
    return Measured.of(loss / all);
  }

  private static Optional<Measured> whyNoProbabilities(ScoredClasses scored) {
    double all = 0;
    for (int row = 0; row < scored.rows(); row++) {
      all += scored.weight(row);
    }
    if (all == 0) {
      return Optional.of(noRows());
    }
    if (!scored.hasProbabilities()) {
      return Optional.of(Measured.undefined("the model gives no probabilities"));
    }
    for (int row = 0; row < scored.rows(); row++) {
      for (int i = 0; i < scored.classes(); i++) {
        if (Double.isNaN(scored.probability(row, i))) {
          return Optional.of(
              Measured.undefined("the model gives probabilities that are no numbers"));
        }
      }
    }
    return Optional.empty();
  }

  private static Measured noRows() {
    return Measured.undefined("there are no rows to measure on");
  }
}
