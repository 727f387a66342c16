package io.trainyard.executors.data;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;

/**
 * What a {@code partition} step says.
 *
 * @param by the column whose values part the table
 */
public record PartitionOptions(String by) {

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  public static PartitionOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(PartitionOptions.class));
    return new PartitionOptions(options.need("by", "by 'region'").only(1).text(0));
  }
}
