package io.trainyard.executors.data.validate;

import io.trainyard.engine.pipeline.Step;
import io.trainyard.executors.data.option.OptionValues;
import io.trainyard.executors.data.option.OptionWords;
import io.trainyard.executors.data.option.Options;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code validate} step says.
 *
 * @param rowCount the bounds of how many rows there are, {@code between(lowest, highest)}
 * @param column a column's name and its rules, a line each
 * @param check a name and an SQL condition or a block, a line each
 * @param badRows what becomes of rows that break a rule
 */
public record ValidateOptions(
    Optional<OptionValues> rowCount,
    List<OptionValues> column,
    List<OptionValues> check,
    BadRows badRows) {

  /** Binds a step's options; what does not fit is a {@link io.trainyard.engine.run.StepFailure}. */
  public static ValidateOptions of(Step step) {
    Options options = Options.of(step).only(OptionWords.of(ValidateOptions.class));
    List<OptionValues> columns = options.all("column");
    columns.forEach(line -> line.text(0));
    List<OptionValues> checks = options.all("check");
    checks.forEach(line -> line.only(2).text(0));
    return new ValidateOptions(
        options.term("rowCount"),
        columns,
        checks,
        options.choice("badRows", BadRows.class).orElse(BadRows.FAIL));
  }
}
