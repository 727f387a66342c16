package io.trainyard.executors.data;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code list} step says: exactly one of both.
 *
 * @param values the values in brackets, or whole numbers as {@code between(1, 12)}; none where it
 *     lists files
 * @param files a pattern of paths
 */
public record ListOptions(List<OptionValues> values, Optional<String> files) {

  public ListOptions {
    values = List.copyOf(values);
  }

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  public static ListOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(ListOptions.class));
    ListOptions bound = new ListOptions(options.all("values"), options.text("files"));
    if (bound.values().isEmpty() == bound.files().isEmpty()) {
      throw options.place().mistake("it takes values or files; write list(1, 2, 3)");
    }
    return bound;
  }
}
