package io.trainyard.executors.release;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What an {@code approval} step says.
 *
 * @param from who may approve, by id; empty = anyone but who started the run
 * @param show what they are shown beside the subject
 * @param quorum how many must say yes
 * @param expires how long it waits
 * @param alone whether who started the run may, where the home has one person only
 */
record ApprovalOptions(
    List<String> from, List<Value.Output> show, int quorum, Duration expires, boolean alone) {
  private static final Duration EXPIRES = Duration.ofDays(30);
  private static final int MOST = 100;

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  static ApprovalOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(ApprovalOptions.class));
    List<Value.Output> show = new ArrayList<>();
    for (OptionValues line : options.all("show")) {
      for (int at = 0; at < line.size(); at++) {
        show.add(line.output(at));
      }
    }
    return new ApprovalOptions(
        options.texts("from"),
        show,
        options.find("quorum").map(line -> line.only(1).wholeNumber(0, 1, MOST)).orElse(1),
        options.span("expires").orElse(EXPIRES),
        options.has("alone"));
  }
}
