package io.trainyard.web.app;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as they are typed: {@code 90d} from now, a day in UTC, or an instant. */
final class PointInTime {
  private static final Pattern SPAN = Pattern.compile("([1-9][0-9]{0,4})([smhd])");

  private PointInTime() {}

  /** A time; a {@link Refusal} names the option where it is none. */
  static Instant parse(String text, String option, Instant now) {
    try {
      if (SPAN.matcher(text).matches()) {
        return now.plus(span(text, option));
      }
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw Refusal.usage(option + " is a time such as 90d, 2027-01-31 or 2027-01-31T12:00:00Z.");
    }
  }

  /** A span such as {@code 24h}. */
  static Duration span(String text, String option) {
    Matcher matcher = SPAN.matcher(text);
    if (!matcher.matches()) {
      throw Refusal.usage(option + " is a span of time such as 30m, 24h or 7d.");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
