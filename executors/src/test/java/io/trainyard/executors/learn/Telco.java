package io.trainyard.executors.learn;

import static io.trainyard.executors.learn.LearningAttempts.block;
import static io.trainyard.executors.learn.LearningAttempts.line;
import static io.trainyard.executors.learn.LearningAttempts.step;
import static io.trainyard.executors.learn.LearningAttempts.text;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.table.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The churn pipeline's learning steps, on its data. */
final class Telco {
  static final Map<String, String> FACTS = Map.of("identifiers", "[\"customerID\"]");

  private Telco() {}

  static Step train(int trees) {
    return step(
        "model",
        "train",
        line("target", text("Churn")),
        line("positive", text("Yes")),
        line(
            "using",
            block(
                "gradientBoosting",
                line("trees", Value.Num.of(trees)),
                line("depth", Value.Num.of(4)),
                line("learningRate", Value.Num.of(0.05)))));
  }

  /** A fifth of each class is held out. */
  static Parts split(Rows rows, long seed) {
    int target = rows.schema().indexOf("Churn");
    Map<String, List<Integer>> classes = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      classes
          .computeIfAbsent(
              String.valueOf(rows.values().get(row).get(target)), name -> new ArrayList<>())
          .add(row);
    }
    Random random = new Random(seed);
    Set<Integer> test = new HashSet<>();
    for (List<Integer> members : classes.values()) {
      Collections.shuffle(members, random);
      test.addAll(members.subList(0, members.size() / 5));
    }
    return new Parts(pick(rows, test, false), pick(rows, test, true));
  }

  private static Rows pick(Rows rows, Set<Integer> chosen, boolean in) {
    List<List<@Nullable Object>> picked = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (chosen.contains(row) == in) {
        picked.add(rows.values().get(row));
      }
    }
    return new Rows(rows.schema(), picked);
  }

  /** Two parts of the rows. */
  record Parts(Rows train, Rows test) {}
}
