package io.trainyard.executors.release;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code register} step says.
 *
 * @param named the model
 * @param alias the aliases that move to the version; {@code candidate} when there are none
 * @param card what the model card says
 */
record RegisterOptions(String named, List<String> alias, Optional<CardOptions> card) {

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  static RegisterOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(RegisterOptions.class));
    String named = ReleaseName.of(options.need("named", "named 'churn'").only(1), 0);
    List<String> aliases =
        options.all("alias").stream().map(line -> ReleaseName.of(line.only(1), 0)).toList();
    return new RegisterOptions(named, aliases, options.block("card").map(CardOptions::of));
  }
}
