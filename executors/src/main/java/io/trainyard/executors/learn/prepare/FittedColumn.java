package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.table.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How one column becomes numbers. Total: a missing or unseen value has a defined result. */
public sealed interface FittedColumn {
  Column column();

  /** The names of the numbers it becomes. */
  List<String> features();

  /** How many numbers it becomes. */
  default int width() {
    return 1;
  }

  /** Writes the numbers of one field. */
  void encode(@Nullable Object value, double[] into, int at);

  /** What was done to it, as people read it. */
  String about();

  /** Where a field's text stands among known ones; -1 for none of them. */
  private static int position(@Nullable Object value, Optional<String> fill, List<String> values) {
    String text = Fields.text(value);
    String known = text == null ? fill.orElse(null) : text;
    return known == null ? -1 : values.indexOf(known);
  }

  /**
   * A number: (value - center) / scale.
   *
   * @param fill stands in for a missing value; empty = the learner is handed NaN
   */
  record AsNumber(Column column, OptionalDouble fill, double center, double scale)
      implements FittedColumn {
    @Override
    public List<String> features() {
      return List.of(column.name());
    }

    @Override
    public void encode(@Nullable Object value, double[] into, int at) {
      double number = Fields.number(value, column.name());
      double known = Double.isNaN(number) && fill.isPresent() ? fill.getAsDouble() : number;
      into[at] = (known - center) / scale;
    }

    @Override
    public String about() {
      String imputed = fill.isPresent() ? ", missing values filled" : "";
      return "number" + imputed + (center == 0 && scale == 1 ? "" : ", scaled");
    }
  }

  /**
   * One number for each known value: 1 for the one it has, 0 for all others; only zeros for a
   * missing value without a fill and for one that was not among the training rows.
   */
  record OneHot(Column column, Optional<String> fill, List<String> values) implements FittedColumn {
    public OneHot {
      values = List.copyOf(values);
    }

    @Override
    public List<String> features() {
      return values.stream()
          .map(value -> column.name() + "=" + value)
          .collect(Collectors.toUnmodifiableList());
    }

    @Override
    public int width() {
      return values.size();
    }

    @Override
    public void encode(@Nullable Object value, double[] into, int at) {
      int position = position(value, fill, values);
      for (int i = 0; i < values.size(); i++) {
        into[at + i] = i == position ? 1 : 0;
      }
    }

    @Override
    public String about() {
      return "one-hot, " + values.size() + " values" + (fill.isPresent() ? ", missing filled" : "");
    }
  }

  /**
   * The place among the known values, from 0, in the order of the texts; -1 for a missing value
   * without a fill and for one that was not among the training rows.
   */
  record Ordinal(Column column, Optional<String> fill, List<String> values)
      implements FittedColumn {
    public Ordinal {
      values = List.copyOf(values);
    }

    @Override
    public List<String> features() {
      return List.of(column.name());
    }

    @Override
    public void encode(@Nullable Object value, double[] into, int at) {
      into[at] = position(value, fill, values);
    }

    @Override
    public String about() {
      return "ordinal, " + values.size() + " values" + (fill.isPresent() ? ", missing filled" : "");
    }
  }
}
