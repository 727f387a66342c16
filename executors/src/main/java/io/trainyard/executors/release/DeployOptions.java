package io.trainyard.executors.release;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.OptionValues;
import io.trainyard.executors.data.OptionWords;
import io.trainyard.executors.data.Options;

/**
 * What a {@code deploy} step says.
 *
 * @param to the endpoint
 */
record DeployOptions(String to) {
  private static final String EXAMPLE = "to endpoint('churn')";

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  static DeployOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(DeployOptions.class));
    OptionValues term = options.need("to", EXAMPLE).only(1).term(0);
    if (!term.word().equals("endpoint")) {
      throw term.place().mistake("expected an endpoint; write " + EXAMPLE);
    }
    return new DeployOptions(ReleaseName.of(term.only(1), 0));
  }
}
