package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.run.StepFailure;
import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.Rows;
import io.trainyard.engine.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses how each column becomes numbers, and fits that on the rows it is handed, which are the
 * training rows.
 *
 * <p>Unless said otherwise: numbers are filled with the median and scaled where the learner needs
 * it, texts are one-hot up to {@link #MOST_VALUES} values, and left out are columns of more values,
 * dates, identifiers, personal columns, and those that hold nothing or one value only.
 */
public final class InputFitter {
  /** How many values a one-hot column may have. */
  public static final int MOST_VALUES = 100;

  private final InputsOptions options;
  private final Needs needs;
  private final Map<String, String> marked;

  /**
   * A fitter.
   *
   * @param marked columns that are left out unless {@code only} names them, with the reason
   */
  public InputFitter(InputsOptions options, Needs needs, Map<String, String> marked) {
    this.options = options;
    this.needs = needs;
    this.marked = Map.copyOf(marked);
  }

  /** Fits on training rows. */
  public FittedInputs fit(Rows rows, String target) {
    refuseUnknown(rows.schema(), target);
    List<FittedColumn> columns = new ArrayList<>();
    Map<String, String> ignored = new TreeMap<>();
    for (Column column : rows.schema().columns()) {
      if (!column.name().equals(target)) {
        Choice choice = choose(column, rows);
        choice.ignored().ifPresent(why -> ignored.put(column.name(), why));
        choice.fitted().ifPresent(columns::add);
      }
    }
    if (columns.isEmpty()) {
      throw options
          .place()
          .mistake(
              "no column is left to learn from: "
                  + ignored
                  + "; name those to use with `inputs { only 'a', 'b' }`");
    }
    return new FittedInputs(columns, ignored);
  }

  private Choice choose(Column column, Rows rows) {
    String name = column.name();
    if (options.ignore().contains(name)) {
      return Choice.ignore("as `inputs` says");
    } else if (!options.only().isEmpty() && !options.only().contains(name)) {
      return Choice.ignore("`inputs { only }` does not name it");
    } else if (marked.containsKey(name) && !options.only().contains(name)) {
      return Choice.ignore(marked.getOrDefault(name, ""));
    }
    ColumnFitter fitter = new ColumnFitter(column, rows, options, needs);
    return fitter.choose();
  }

  private void refuseUnknown(Schema schema, String target) {
    Set<String> unknown = new TreeSet<>(options.named());
    unknown.removeAll(schema.names());
    if (!unknown.isEmpty()) {
      throw refuse("there is no column " + quoted(unknown), schema);
    }
    Set<String> used = new TreeSet<>(options.named());
    used.removeAll(options.ignore());
    if (used.contains(target)) {
      throw refuse("'" + target + "' is the target and cannot be learned from", schema);
    }
  }

  private StepFailure refuse(String what, Schema schema) {
    return options.place().mistake(what + "; the rows have " + String.join(", ", schema.names()));
  }

  private static String quoted(Set<String> names) {
    return "'" + String.join("', '", names) + "'";
  }
}
