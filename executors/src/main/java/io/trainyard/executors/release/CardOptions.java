package io.trainyard.executors.release;

import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * What {@code card { }} says.
 *
 * @param purpose what the model is for
 * @param limits what it is not for
 * @param attach reports and metrics, by name; the step is handed them as inputs
 */
record CardOptions(Optional<String> purpose, Optional<String> limits, List<Value> attach) {
  static final CardOptions EMPTY = new CardOptions(Optional.empty(), Optional.empty(), List.of());

  static CardOptions of(Options options) {
    options.only(OptionWords.of(CardOptions.class));
    return new CardOptions(text(options, "purpose"), text(options, "limits"), attached(options));
  }

  private static List<Value> attached(Options options) {
    return options.all("attach").stream().flatMap(line -> line.flat(0).stream()).toList();
  }

  /** A text for people, which may hold whatever its holes are filled with. */
  private static Optional<String> text(Options options, String word) {
    return options.find(word).map(line -> CardText.of(line.only(1).value(0)));
  }
}
