package io.trainyard.dsl.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words of other languages, and words of this one that are still to come. */
public final class OtherWords {
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("n_estimators", "trees"),
          Map.entry("num_boost_round", "trees"),
          Map.entry("max_depth", "depth"),
          Map.entry("learning_rate", "learningRate"),
          Map.entry("eta", "learningRate"),
          Map.entry("subsample", "rowShare"),
          Map.entry("colsample_bytree", "columnShare"),
          Map.entry("random_state", "seed"),
          Map.entry("test_size", "holdOut"),
          Map.entry("label", "target"),
          Map.entry("groupby", "groupBy"),
          Map.entry("group_by", "groupBy"),
          Map.entry("fillna", "fill"),
          Map.entry("fill_null", "fill"),
          Map.entry("dropna", "where"),
          Map.entry("query", "where"),
          Map.entry("filter", "where"),
          Map.entry("drop", "without"),
          Map.entry("merge", "join"),
          Map.entry("sort_values", "orderBy"),
          Map.entry("orderby", "orderBy"),
          Map.entry("sort", "orderBy"),
          Map.entry("drop_duplicates", "distinct"),
          Map.entry("assign", "withColumn"),
          Map.entry("with_columns", "withColumn"),
          Map.entry("head", "limit"),
          Map.entry("concat", "union"),
          Map.entry("read_csv", "csv"),
          Map.entry("read_parquet", "parquet"),
          Map.entry("read_sql", "query"),
          Map.entry("describe", "about"),
          Map.entry("description", "about"),
          Map.entry("labels", "tags"),
          Map.entry("rows", "rowCount"),
          Map.entry("wholeNumbers", "type(wholeNumber)"),
          Map.entry("choice", "oneOf"),
          Map.entry("firstOf", "whicheverRan"),
          Map.entry("env", "environmentVariable"),
          Map.entry("roc_auc", "auc"),
          Map.entry("log_loss", "logLoss"),
          Map.entry("True", "true"),
          Map.entry("False", "false"));

  private static final Set<String> PLANNED_STEPS =
      Set.of("best", "monitor", "library", "undo", "experiment", "ensemble");

  private static final Set<String> PLANNED =
      Set.of(
          "best",
          "monitor",
          "library",
          "undo",
          "experiment",
          "ensemble",
          "onSuccess",
          "threshold",
          "metric",
          "plot",
          "truth",
          "lag",
          "tune",
          "crossValidate",
          "on",
          "canary",
          "shadow",
          "blueGreen",
          "environments",
          "allOf",
          "container",
          "spark",
          "R",
          "r",
          "notebook",
          "logBetween",
          "maximize",
          "minimize",
          "unless",
          "test");

  private OtherWords() {}

  /** Whether the word is reserved for a later release. */
  public static boolean isPlanned(String word) {
    return PLANNED.contains(word);
  }

  /** Whether the word is a verb of a later release, which no name may take. */
  static boolean isPlannedStep(String word) {
    return PLANNED_STEPS.contains(word);
  }

  /** Every word that is reserved for a later release. */
  public static Set<String> planned() {
    return PLANNED;
  }

  /** The word of this language for one of another. */
  public static Optional<String> meant(String word) {
    return Optional.ofNullable(MEANT.get(word));
  }

  static String plannedMessage(String word) {
    return "'" + word + "' is planned, not in this release";
  }
}
