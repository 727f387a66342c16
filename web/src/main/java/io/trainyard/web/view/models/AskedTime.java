package io.trainyard.web.view.models;

import io.trainyard.web.api.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** A time as a form's field or an address gives it. */
final class AskedTime {
  static final String FORM = "[0-9T:.Z-]{0,40}";
  private static final int DATE = 10;

  private AskedTime() {}

  /**
   * A date ({@code 2026-11-21}, its end is meant), a time of the server's zone or an instant; empty
   * where nothing is asked.
   */
  static Optional<Instant> of(String text, ZoneId zone) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (text.length() == DATE) {
        return Optional.of(
            LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
      }
      return Optional.of(
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      throw Problem.badRequest("'at' is a time such as 2026-11-21T10:00, or a date.");
    }
  }
}
