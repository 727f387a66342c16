package io.trainyard.executors.learn.prepare;

import io.trainyard.engine.table.Column;
import io.trainyard.engine.table.ColumnType;
import io.trainyard.engine.table.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fits one column on training rows. */
final class ColumnFitter {
  private final Column column;
  private final InputsOptions options;
  private final Needs needs;
  private final List<@Nullable Object> values;

  ColumnFitter(Column column, Rows rows, InputsOptions options, Needs needs) {
    this.column = column;
    this.options = options;
    this.needs = needs;
    int position = rows.schema().indexOf(column.name());
    this.values = new ArrayList<>(rows.size());
    rows.values().forEach(row -> values.add(row.get(position)));
  }

  Choice choose() {
    Optional<Encoding> encoding = Optional.ofNullable(options.encode().get(column.name()));
    if (hasOneValueAtMost()) {
      return Choice.ignore("it has the same value, or none, in every training row");
    } else if (encoding.isPresent()) {
      return Choice.use(category(encoding.get()));
    }
    return switch (column.type()) {
      case WHOLE_NUMBER, NUMBER, YES_NO -> Choice.use(number());
      case TEXT -> text();
      case DATE, TIMESTAMP -> date();
    };
  }

  private boolean hasOneValueAtMost() {
    Set<@Nullable String> seen = new HashSet<>();
    for (Object value : values) {
      boolean missing = value instanceof Double number && !Double.isFinite(number);
      seen.add(missing ? null : Fields.text(value));
      if (seen.size() > 1) {
        return false;
      }
    }
    return true;
  }

  private Choice date() {
    if (options.only().contains(column.name())) {
      throw options
          .place()
          .mistake(
              "column '"
                  + column.name()
                  + "' is a "
                  + column.type().word()
                  + ", which no learner takes; make numbers of it first, as in"
                  + " `transform(x) { sql \"select *, month("
                  + column.name()
                  + ") as month from x\" }`");
    }
    return Choice.ignore("a " + column.type().word() + " is not a number");
  }

  private Choice text() {
    int distinct = frequencies().size();
    if (distinct > InputFitter.MOST_VALUES) {
      return Choice.ignore(
          "its " + distinct + " different texts are more than " + InputFitter.MOST_VALUES);
    }
    return Choice.use(category(Encoding.ONE_HOT));
  }

  private FittedColumn category(Encoding encoding) {
    Map<String, Integer> frequencies = frequencies();
    List<String> known = List.copyOf(frequencies.keySet());
    Optional<String> fill = categoryFill(frequencies);
    if (encoding == Encoding.ORDINAL) {
      return new FittedColumn.Ordinal(column, fill, known);
    }
    if (known.size() > InputFitter.MOST_VALUES) {
      throw options
          .place()
          .mistake(
              "column '"
                  + column.name()
                  + "' has "
                  + known.size()
                  + " different values, one-hot takes "
                  + InputFitter.MOST_VALUES
                  + "; write `encode ordinal, '"
                  + column.name()
                  + "'` or ignore it");
    }
    return new FittedColumn.OneHot(column, fill, known);
  }

  private Optional<String> categoryFill(Map<String, Integer> frequencies) {
    Imputation how = options.impute().get(column.name());
    if (how == null) {
      return Optional.empty();
    } else if (how != Imputation.MOST_FREQUENT) {
      throw options
          .place()
          .mistake(
              "column '"
                  + column.name()
                  + "' is encoded as a category, which has no "
                  + how.name().toLowerCase(java.util.Locale.ROOT)
                  + "; write `impute mostFrequent, '"
                  + column.name()
                  + "'`");
    }
    return mostFrequent(frequencies);
  }

  private Map<String, Integer> frequencies() {
    Map<String, Integer> frequencies = new TreeMap<>(Fields.order(column.type()));
    for (Object value : values) {
      String text = Fields.text(value);
      if (text != null) {
        frequencies.merge(text, 1, Integer::sum);
      }
    }
    return frequencies;
  }

  /** Of equally frequent ones the first in order, as scikit-learn takes. */
  private static Optional<String> mostFrequent(Map<String, Integer> frequencies) {
    int most = frequencies.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return frequencies.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private FittedColumn number() {
    double[] numbers =
        values.stream()
            .mapToDouble(value -> Fields.number(value, column.name()))
            .filter(number -> !Double.isNaN(number))
            .toArray();
    OptionalDouble fill = numberFill(numbers);
    boolean scales =
        (options.scaleNumbers() && column.type() != ColumnType.YES_NO)
            || options.scale().contains(column.name())
            || needs.scaling();
    if (!scales) {
      return new FittedColumn.AsNumber(column, fill, 0, 1);
    }
    Moments moments = Moments.of(numbers, fill, values.size() - numbers.length);
    return new FittedColumn.AsNumber(column, fill, moments.mean(), moments.scale());
  }

  private OptionalDouble numberFill(double[] numbers) {
    Imputation how =
        options
            .impute()
            .getOrDefault(column.name(), options.imputeNumbers().orElse(Imputation.MEDIAN));
    boolean asked =
        options.impute().containsKey(column.name()) || options.imputeNumbers().isPresent();
    if (!asked && !needs.everyValue()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (how) {
          case MEDIAN -> Moments.median(numbers);
          case MEAN -> Moments.mean(numbers);
          case MOST_FREQUENT -> Moments.mostFrequent(numbers);
        });
  }
}
