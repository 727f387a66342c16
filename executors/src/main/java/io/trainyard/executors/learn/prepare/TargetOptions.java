package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.Options;
import io.trainyard.executors.data.option.Place;
import java.util.Optional;

/**
 * What is to be learned.
 *
 * @param place for messages
 */
public record TargetOptions(String column, Place place) {

  /** Reads {@code target} of a step. */
  public static TargetOptions of(Options step) {
    OptionValues target = step.need("target", "target 'churned'").only(1);
    return new TargetOptions(target.text(0), target.place());
  }

  /** Reads {@code positive} of a step: a text, a number or a yes-or-no, as text. */
  public static Optional<String> positive(Options step) {
    return step.find("positive").map(TargetOptions::positive);
  }

  private static String positive(OptionValues line) {
    Value value = line.only(1).value(0);
    if (value instanceof Value.YesNo answer) {
      return Boolean.toString(answer.yes());
    } else if (value instanceof Value.Num number) {
      return String.valueOf(Fields.text(number.number()));
    }
    return line.text(0);
  }
}
