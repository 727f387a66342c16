package io.trainyard.executors.release;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code deploy} step says.
 *
 * @param to the endpoint
 * @param approved the decisions of the approvals that its {@code when} or {@code needs} names
 */
record DeployOptions(String to, List<Value.Output> approved) {
  private static final String EXAMPLE = "to endpoint('churn')";

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  static DeployOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(DeployOptions.class));
    OptionValues term = options.need("to", EXAMPLE).only(1).term(0);
    if (!term.word().equals("endpoint")) {
      throw term.place().mistake("expected an endpoint; write " + EXAMPLE);
    }
    return new DeployOptions(ReleaseName.of(term.only(1), 0), approved(options));
  }

  private static List<Value.Output> approved(Options options) {
    List<Value.Output> approved = new ArrayList<>();
    options
        .find("approved")
        .ifPresent(
            line -> {
              for (int at = 0; at < line.size(); at++) {
                approved.add(line.output(at));
              }
            });
    return List.copyOf(approved);
  }
}
