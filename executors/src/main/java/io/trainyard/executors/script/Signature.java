package io.trainyard.executors.script;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a model made by a script is of.
 *
 * @param target the column to predict
 * @param positive the value that counts as yes, as text
 * @param inputs the columns that predicting needs
 */
record Signature(Column target, Optional<String> positive, Schema inputs) {
  private static final Set<String> CHOOSING = Set.of("ignore", "only");

  /**
   * Reads a {@code train} step that uses a script.
   *
   * @throws StepFailure when the target is not there, or the step asks for what only the script
   *     itself can do
   */
  static Signature of(Step step, Schema rows) {
    String name =
        step.option("target")
            .map(option -> text(option.values().get(0)))
            .orElseThrow(() -> StepFailure.forGood("'target' is missing: write target 'column'"));
    Column target =
        rows.column(name)
            .orElseThrow(
                () ->
                    StepFailure.forGood(
                        "the target '%s' is no column of the rows; they have %s"
                            .formatted(name, String.join(", ", rows.names()))));
    if (step.option("weight").isPresent()) {
      throw StepFailure.forGood("'weight' is the script's own business here: remove it");
    }
    Optional<String> positive = step.option("positive").map(option -> text(option.values().get(0)));
    return new Signature(target, positive, inputs(step, rows, target));
  }

  /** Whether the target is one of several classes rather than a number. */
  boolean isClasses() {
    return !target.type().isNumeric() || positive.isPresent();
  }

  /** What the column {@code prediction} holds. */
  ColumnType predictionType() {
    return isClasses() ? target.type() : ColumnType.NUMBER;
  }

  private static Schema inputs(Step step, Schema rows, Column target) {
    List<String> ignored = new ArrayList<>(List.of(target.name()));
    List<String> only = new ArrayList<>();
    for (Option option : block(step)) {
      if (!CHOOSING.contains(option.word())) {
        throw StepFailure.forGood(
            "'%s' is the script's own business here: remove it from inputs"
                .formatted(option.word()));
      }
      List<String> names = option.values().stream().map(Signature::text).toList();
      (option.word().equals("only") ? only : ignored).addAll(names);
    }
    return new Schema(
        rows.columns().stream()
            .filter(column -> !ignored.contains(column.name()))
            .filter(column -> only.isEmpty() || only.contains(column.name()))
            .toList());
  }

  private static List<Option> block(Step step) {
    return step.option("inputs")
        .filter(option -> !option.values().isEmpty())
        .map(option -> option.values().get(option.values().size() - 1))
        .filter(Value.Term.class::isInstance)
        .map(value -> ((Value.Term) value).options())
        .orElse(List.of());
  }

  private static String text(Value value) {
    Object literal = ScriptValues.json(value);
    if (literal == null) {
      throw StepFailure.forGood("expected a text or a number, but found " + value);
    }
    return ScriptValues.plain(literal);
  }
}
