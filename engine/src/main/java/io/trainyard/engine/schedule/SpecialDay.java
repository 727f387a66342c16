package io.trainyard.engine.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/** A day of a month that only the month itself tells. */
sealed interface SpecialDay {
  int NONE = 0;

  /** The day of this month, from 1; {@link #NONE} where it has none. */
  int in(YearMonth month);

  /** {@code L}, {@code L-3}: so many days before the last one. */
  record BeforeLast(int days) implements SpecialDay {
    @Override
    public int in(YearMonth month) {
      return Math.max(NONE, month.lengthOfMonth() - days);
    }
  }

  /** {@code LW}: the last day that is no Saturday or Sunday. */
  record LastWeekday() implements SpecialDay {
    @Override
    public int in(YearMonth month) {
      LocalDate last = month.atEndOfMonth();
      int beyondFriday = Math.max(0, last.getDayOfWeek().getValue() - DayOfWeek.FRIDAY.getValue());
      return last.getDayOfMonth() - beyondFriday;
    }
  }

  /** {@code 15W}: the weekday nearest to a day, in the same month. */
  record NearestWeekday(int day) implements SpecialDay {
    @Override
    public int in(YearMonth month) {
      if (!month.isValidDay(day)) {
        return NONE;
      }
      return switch (month.atDay(day).getDayOfWeek()) {
        case SATURDAY -> day == 1 ? day + 2 : day - 1;
        case SUNDAY -> day == month.lengthOfMonth() ? day - 2 : day + 1;
        default -> day;
      };
    }
  }

  /** {@code FRIL}: the last Friday. */
  record LastOf(DayOfWeek weekday) implements SpecialDay {
    @Override
    public int in(YearMonth month) {
      return month.atDay(1).with(TemporalAdjusters.lastInMonth(weekday)).getDayOfMonth();
    }
  }

  /** {@code FRI#2}: the second Friday. */
  record Nth(DayOfWeek weekday, int count) implements SpecialDay {
    @Override
    public int in(YearMonth month) {
      LocalDate first = month.atDay(1).with(TemporalAdjusters.nextOrSame(weekday));
      LocalDate found = first.plusWeeks(count - 1L);
      return YearMonth.from(found).equals(month) ? found.getDayOfMonth() : NONE;
    }
  }
}
