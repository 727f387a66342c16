package io.trainyard.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the five fields of a cron expression, as in crontab(5). */
final class Cron {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final List<Field> FIELDS =
      List.of(
          new Field("minute", 0, 59, List.of()),
          new Field("hour", 0, 23, List.of()),
          new Field("day of month", 1, 31, List.of()),
          new Field("month", 1, 12, MONTHS),
          new Field("day of week", 0, 7, DAYS));
  private static final Pattern PART = Pattern.compile("(\\*|(\\w+)(?:-(\\w+))?)(?:/(\\d{1,4}))?");
  private static final int[] LONGEST_MONTH = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private record Field(String name, int least, int most, List<String> names) {
    /** The number of a word; -1 when it is none of this field. */
    int number(String word) {
      int named = names.indexOf(word.toUpperCase(Locale.ROOT));
      if (named >= 0) {
        return named + least;
      }
      if (!word.matches("\\d{1,4}")) {
        return -1;
      }
      int number = Integer.parseInt(word);
      return number < least || number > most ? -1 : number;
    }
  }

  private Cron() {}

  /** What is wrong with an expression, if anything. */
  static Optional<String> problem(String expression) {
    List<String> fields = List.of(expression.strip().split("\\s+"));
    if (fields.size() != FIELDS.size()) {
      return Optional.of(
          "cron has five fields (minute, hour, day of month, month, day of week), but '"
              + expression
              + "' has "
              + (expression.isBlank() ? 0 : fields.size()));
    }
    for (int i = 0; i < fields.size(); i++) {
      Optional<String> problem = problem(fields.get(i), FIELDS.get(i));
      if (problem.isPresent()) {
        return problem;
      }
    }
    return neverFires(fields);
  }

  private static Optional<String> problem(String text, Field field) {
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches() || isOutside(matcher, field)) {
        return Optional.of(
            field.name()
                + " is '"
                + part
                + "': it goes from "
                + field.least()
                + " to "
                + field.most()
                + (field.names().isEmpty()
                    ? ""
                    : " or "
                        + field.names().get(0)
                        + " to "
                        + field.names().get(field.names().size() - 1)));
      }
    }
    return Optional.empty();
  }

  private static boolean isOutside(Matcher part, Field field) {
    String from = part.group(2);
    String to = part.group(3);
    String every = part.group(4);
    if ((from != null && field.number(from) < 0) || (to != null && field.number(to) < 0)) {
      return true;
    }
    if (from != null && to != null && field.number(from) > field.number(to)) {
      return true;
    }
    return every != null && Integer.parseInt(every) == 0;
  }

  /** A day that none of the months has, such as 30 February, where the weekday decides nothing. */
  private static Optional<String> neverFires(List<String> fields) {
    if (!fields.get(4).equals("*") || fields.get(2).contains("*") || fields.get(3).contains("*")) {
      return Optional.empty();
    }
    int firstDay = numbers(fields.get(2), FIELDS.get(2)).stream().min(Integer::compare).orElse(1);
    boolean fires =
        numbers(fields.get(3), FIELDS.get(3)).stream()
            .anyMatch(month -> LONGEST_MONTH[month - 1] >= firstDay);
    return fires
        ? Optional.empty()
        : Optional.of("never fires: no such month has a day " + firstDay);
  }

  private static List<Integer> numbers(String text, Field field) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (matcher.matches()) {
        int from = field.number(matcher.group(2));
        int to = matcher.group(3) == null ? from : field.number(matcher.group(3));
        for (int number = from; number <= to; number++) {
          numbers.add(number);
        }
      }
    }
    return numbers;
  }
}
