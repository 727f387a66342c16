package io.trainyard.executors.data;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;

/**
 * What a {@code decide} step says.
 *
 * @param decide the block that is handed the inputs and says yes or no
 */
public record DecideOptions(Value.Code decide) {

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  public static DecideOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(DecideOptions.class));
    return new DecideOptions(options.need("decide", "decide(rows) { rows -> .. }").only(1).code(0));
  }
}
