package io.trainyard.engine.pipeline;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one param accepts. */
final class ParamRules {
  /** Decimal places beyond which nobody can mean a number. */
  private static final int MOST_PLACES = 400;

  private ParamRules() {}

  /** What is wrong with a value; empty when the param accepts it. */
  static Optional<String> mistake(Param param, Value value) {
    if (!hasType(param.type(), value)) {
      return Optional.of(wrongType(param, show(value)));
    }
    return param.allowed().flatMap(allowed -> outOfBounds(param, allowed, value));
  }

  private static Optional<String> outOfBounds(Param param, Value.Term allowed, Value value) {
    boolean isWithin =
        switch (allowed.word()) {
          case "between" -> isBetween(value, allowed.values());
          case "oneOf" -> allowed.values().stream().anyMatch(choice -> isSame(choice, value));
          default -> true;
        };
    return isWithin
        ? Optional.empty()
        : Optional.of("param '" + param.name() + "' is " + show(value) + bounds(allowed));
  }

  private static String bounds(Value.Term allowed) {
    List<String> values = allowed.values().stream().map(ParamRules::show).toList();
    return allowed.word().equals("between")
        ? ", but must be between " + values.get(0) + " and " + values.get(1)
        : ", but must be one of " + String.join(", ", values);
  }

  private static boolean isBetween(Value value, List<Value> bounds) {
    if (value instanceof Value.Num num
        && bounds.get(0) instanceof Value.Num low
        && bounds.get(1) instanceof Value.Num high) {
      return num.number().compareTo(low.number()) >= 0
          && num.number().compareTo(high.number()) <= 0;
    }
    if (value instanceof Value.Date date
        && bounds.get(0) instanceof Value.Date first
        && bounds.get(1) instanceof Value.Date last) {
      return !date.date().isBefore(first.date()) && !date.date().isAfter(last.date());
    }
    return false;
  }

  private static boolean isSame(Value choice, Value value) {
    if (choice instanceof Value.Num a && value instanceof Value.Num b) {
      return a.number().compareTo(b.number()) == 0;
    }
    return choice.equals(value);
  }

  private static boolean hasType(ParamType type, Value value) {
    return switch (type) {
      case TEXT -> value instanceof Value.Text;
      case WHOLE_NUMBER -> value instanceof Value.Num num && isWhole(num.number());
      case NUMBER -> value instanceof Value.Num;
      case YES_NO -> value instanceof Value.YesNo;
      case DATE, RUN_DATE -> value instanceof Value.Date;
      case ONE_OF -> value instanceof Value.Text || value instanceof Value.Num;
    };
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /** What a text means for this param; empty when it means nothing. */
  static Optional<Value> parse(Param param, String text) {
    try {
      return switch (param.type()) {
        case TEXT -> Optional.of(new Value.Text(text));
        case ONE_OF -> Optional.of(choice(param, text));
        case WHOLE_NUMBER, NUMBER -> number(text);
        case YES_NO -> yesNo(text);
        case DATE, RUN_DATE -> Optional.of(new Value.Date(LocalDate.parse(text.strip())));
      };
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A number that nobody could mean, such as {@code 1e999999999}, is none. */
  private static Optional<Value> number(String text) {
    BigDecimal number = new BigDecimal(text.strip());
    return Math.abs((long) number.scale()) > MOST_PLACES
        ? Optional.empty()
        : Optional.of(new Value.Num(number));
  }

  private static Optional<Value> yesNo(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> Optional.of(new Value.YesNo(true));
      case "no", "false" -> Optional.of(new Value.YesNo(false));
      default -> Optional.empty();
    };
  }

  private static Value choice(Param param, String text) {
    return param.allowed().stream()
        .flatMap(allowed -> allowed.values().stream())
        .filter(choice -> choice instanceof Value.Num && show(choice).equals(text.strip()))
        .findFirst()
        .orElse(new Value.Text(text));
  }

  /** The message for a value of another type. */
  static String wrongType(Param param, String value) {
    String what =
        switch (param.type()) {
          case TEXT -> "a text";
          case ONE_OF -> "one of its choices";
          case WHOLE_NUMBER -> "a whole number such as 30";
          case NUMBER -> "a number such as 0.2";
          case YES_NO -> "yes or no";
          case DATE, RUN_DATE -> "a date such as 2026-02-28";
        };
    return "param '" + param.name() + "' is " + value + ", but must be " + what;
  }

  private static String show(Value value) {
    if (value instanceof Value.Text text) {
      return "'" + text.text() + "'";
    } else if (value instanceof Value.Num num) {
      return num.number().toPlainString();
    } else if (value instanceof Value.YesNo yesNo) {
      return yesNo.yes() ? "yes" : "no";
    } else if (value instanceof Value.Date date) {
      return date.date().toString();
    }
    return ValueJson.write(value).toString();
  }
}
