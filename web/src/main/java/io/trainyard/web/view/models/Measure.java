package io.trainyard.web.view.models;

import io.trainyard.web.view.Words;
import io.trainyard.web.view.chart.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A measure of two things that are compared.
 *
 * @param then as text; empty where the first lacks it
 * @param change the difference with better or worse in words; no verdict where the measure's good
 *     direction is not known
 * @param tone {@code better}, {@code worse} or empty
 */
public record Measure(String name, String then, String now, String change, String tone) {
  private static final Set<String> HIGHER =
      Set.of(
          "auc",
          "accuracy",
          "f1",
          "precision",
          "recall",
          "balancedAccuracy",
          "mcc",
          "kappa",
          "r2",
          "specificity",
          "averagePrecision",
          "ndcg");
  private static final Set<String> LOWER =
      Set.of("logLoss", "brier", "rmse", "mae", "mse", "mape", "loss", "error");

  /** All measures that either has, by name. */
  public static List<Measure> of(Map<String, Double> then, Map<String, Double> now) {
    Set<String> names = new TreeSet<>(now.keySet());
    names.addAll(then.keySet());
    List<Measure> measures = new ArrayList<>();
    for (String name : names) {
      measures.add(of(name, then.get(name), now.get(name)));
    }
    return measures;
  }

  /** One measure; null where it was not taken. */
  public static Measure of(String name, @Nullable Double then, @Nullable Double now) {
    String before = then == null ? "" : number(then);
    String after = now == null ? "" : number(now);
    if (then == null || now == null || !Double.isFinite(now - then)) {
      return new Measure(name, before, after, "", "");
    }
    double change = now - then;
    if (change == 0) {
      return new Measure(name, before, after, "as before", "");
    }
    boolean isBetter = HIGHER.contains(name) ? change > 0 : change < 0;
    String tone = !isDirected(name) ? "" : isBetter ? "better" : "worse";
    String text = Figures.signed(rounded(change)) + (tone.isEmpty() ? "" : " " + tone);
    return new Measure(name, before, after, text, tone);
  }

  private static boolean isDirected(String name) {
    return HIGHER.contains(name) || LOWER.contains(name);
  }

  /** Two digits that say something. */
  private static double rounded(double change) {
    return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.2g", change));
  }

  /** As tables of measures write them. */
  public static String number(double value) {
    return Words.number(value);
  }
}
