package io.trainyard.executors.data.file;

import io.trainyard.engine.table.ColumnType;
import java.util.Optional;

/**
 * What a column holds, judged by every one of its fields: none is turned into a missing value
 * because it does not fit. A column of numbers with anything else in it is text, and says where.
 */
final class ColumnGuess {
  private static final Shape[] SHAPES = Shape.values();
  private static final double NEARLY_ALL = 0.9;
  private static final int ENOUGH = 10;
  private final String column;
  private final long[] counts = new long[SHAPES.length];
  private final long[] firstRows = new long[SHAPES.length];

  ColumnGuess(String column) {
    this.column = column;
  }

  void see(Shape shape, long row) {
    if (counts[shape.ordinal()]++ == 0) {
      firstRows[shape.ordinal()] = row;
    }
  }

  ColumnType type() {
    long present = present();
    if (present == 0) {
      return ColumnType.TEXT;
    } else if (count(Shape.WHOLE) == present) {
      return ColumnType.WHOLE_NUMBER;
    } else if (numbers() == present) {
      return ColumnType.NUMBER;
    } else if (count(Shape.YES_NO) == present) {
      return ColumnType.YES_NO;
    } else if (count(Shape.DATE) == present) {
      return ColumnType.DATE;
    }
    return dates() == present ? ColumnType.TIMESTAMP : ColumnType.TEXT;
  }

  /** Why the column is text although most of it is not; empty where nothing is odd. */
  Optional<String> doubt() {
    if (type() != ColumnType.TEXT || present() == 0) {
      return Optional.empty();
    } else if (numbers() > 0) {
      return doubt(numbers(), "numbers", true);
    } else if (dates() > 0) {
      return doubt(dates(), "dates", false);
    } else if (count(Shape.OTHER_DATE) == present()) {
      return Optional.of(
          "column '"
              + column
              + "' looks like dates of which day and month cannot be told apart; it stays text:"
              + " say the format, as in strptime("
              + column
              + ", '%d/%m/%Y')");
    }
    return doubt(count(Shape.YES_NO), "true or false", false);
  }

  private Optional<String> doubt(long fitting, String kind, boolean numeric) {
    Shape odd = firstOdd(numeric);
    boolean broken = numeric ? odd.isBrokenNumber() : odd == Shape.NO_SUCH_DATE;
    double share = (double) fitting / present();
    boolean doubtful = broken ? share >= 0.5 : share >= NEARLY_ALL && present() >= ENOUGH;
    if (!doubtful) {
      return Optional.empty();
    }
    return Optional.of(
        "column '"
            + column
            + "' is text: row "
            + firstRows[odd.ordinal()]
            + " holds "
            + odd.words()
            + ", while "
            + fitting
            + " of "
            + present()
            + " fields are "
            + kind
            + "; mend the row, or name a mark for missing values with nullText");
  }

  private Shape firstOdd(boolean numeric) {
    Shape odd = Shape.OTHER;
    long row = Long.MAX_VALUE;
    for (Shape shape : SHAPES) {
      boolean fits = numeric ? isNumber(shape) : isDate(shape) || shape == Shape.YES_NO;
      if (shape != Shape.BLANK && !fits && count(shape) > 0 && firstRows[shape.ordinal()] < row) {
        odd = shape;
        row = firstRows[shape.ordinal()];
      }
    }
    return odd;
  }

  private static boolean isNumber(Shape shape) {
    return shape == Shape.WHOLE || shape == Shape.NUMBER;
  }

  private static boolean isDate(Shape shape) {
    return shape == Shape.DATE || shape == Shape.TIMESTAMP;
  }

  private long numbers() {
    return count(Shape.WHOLE) + count(Shape.NUMBER);
  }

  private long dates() {
    return count(Shape.DATE) + count(Shape.TIMESTAMP);
  }

  private long present() {
    long present = 0;
    for (Shape shape : SHAPES) {
      present += shape == Shape.BLANK ? 0 : count(shape);
    }
    return present;
  }

  private long count(Shape shape) {
    return counts[shape.ordinal()];
  }
}
