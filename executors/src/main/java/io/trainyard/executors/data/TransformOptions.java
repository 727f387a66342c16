package io.trainyard.executors.data;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.executors.data.option.BoundSql;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code transform} step says: exactly one of {@code sql} and {@code compute}. (With {@code
 * using} a script does the work, in another body.)
 *
 * @param sql a query in which each input is a table of its name
 * @param compute a block that is handed the inputs and gives a table, or one for each output
 * @param outputs names of the tables; one, {@code data}, when it is not said
 */
public record TransformOptions(
    Optional<BoundSql> sql, Optional<Value.Code> compute, List<String> outputs) {

  public TransformOptions {
    outputs = List.copyOf(outputs);
  }

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  public static TransformOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(TransformOptions.class));
    List<String> outputs = options.texts("outputs");
    TransformOptions bound =
        new TransformOptions(
            options.find("sql").map(line -> BoundSql.of(line.only(1), 0)),
            options.find("compute").map(line -> line.only(1).code(0)),
            outputs.isEmpty() ? List.of("data") : outputs);
    if (bound.sql().isPresent() == bound.compute().isPresent()) {
      throw options.place().mistake("it takes one of sql and compute; write sql 'select ..'");
    } else if (bound.sql().isPresent() && bound.outputs().size() > 1) {
      throw options
          .place("outputs")
          .mistake("a query gives one table; several outputs take a compute block");
    }
    return bound;
  }
}
