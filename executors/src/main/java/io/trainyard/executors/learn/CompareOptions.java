package io.trainyard.executors.learn;

import io.trainyard.engine.deploy.Task;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.ArrayList;
import java.util.List;

/** Options of {@code compare}: all comparisons must hold. */
record CompareOptions(List<Comparison> betterIf) {

  static CompareOptions of(Step step, Task task) {
    Options options = Options.of(step).only(OptionWords.of(CompareOptions.class));
    List<Comparison> comparisons = new ArrayList<>();
    for (OptionValues line : options.all("betterIf")) {
      for (OptionValues term : line.terms(0)) {
        Comparison comparison = Comparison.of(term);
        MetricWords.refuseUnfit(comparison.metric(), task, term);
        comparisons.add(comparison);
      }
    }
    if (comparisons.isEmpty()) {
      throw options.place().mistake("'betterIf' is missing; write betterIf auc.higherBy(0)");
    }
    return new CompareOptions(comparisons);
  }
}
