package io.trainyard.web.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.TimeZone;

/**
 * The one place that words times, sizes and numbers for people, in English, whatever the locale of
 * the machine. Times that are near are relative, those that are far are absolute.
 *
 * @param zone in which times are shown
 * @param now the moment at which the page is made
 */
public record Words(ZoneId zone, Instant now) {
  private static final DateTimeFormatter CLOCK = form("HH:mm");
  private static final DateTimeFormatter SECONDS = form("HH:mm:ss");
  private static final DateTimeFormatter DAY_SECONDS = form("d MMM HH:mm:ss");
  private static final DateTimeFormatter WEEKDAY = form("EEE HH:mm");
  private static final DateTimeFormatter DAY = form("d MMM HH:mm");
  private static final DateTimeFormatter DATE = form("d MMM yyyy");
  private static final DateTimeFormatter FULL = form("EEE d MMM yyyy, HH:mm:ss");
  private static final DateTimeFormatter HEAD = form("EEE d MMM yyyy, HH:mm");
  private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final String[] SIZES = {"bytes", "kB", "MB", "GB", "TB"};
  private static final int SHORT_DIGEST = 6;

  private static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** The server's time: {@code Fri 20 Nov 2026, 09:41 CET}. */
  String clock() {
    return HEAD.format(now.atZone(zone)) + " " + shortZone(now);
  }

  /** The zone of all times: {@code Europe/Berlin (UTC+01:00)}. */
  String zoneName() {
    String offset = zone.getRules().getOffset(now).getId();
    return zone.normalized().equals(ZoneOffset.UTC)
        ? "UTC"
        : zone.getId() + " (UTC" + (offset.equals("Z") ? "" : offset) + ")";
  }

  private String shortZone(Instant instant) {
    boolean isSummer = zone.getRules().isDaylightSavings(instant);
    String name =
        TimeZone.getTimeZone(zone).getDisplayName(isSummer, TimeZone.SHORT, Locale.ENGLISH);
    return zone.normalized().equals(ZoneOffset.UTC)
        ? "UTC"
        : name.isEmpty() ? zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) : name;
  }

  /** A time: {@code 09:41} today, {@code Mon 06:00} within six days, else with its date. */
  public String at(Instant instant) {
    ZonedDateTime time = instant.atZone(zone);
    LocalDate today = now.atZone(zone).toLocalDate();
    long days = today.until(time.toLocalDate(), ChronoUnit.DAYS);
    if (days == 0) {
      return CLOCK.format(time);
    }
    if (Math.abs(days) <= 6) {
      return WEEKDAY.format(time);
    }
    return (time.getYear() == today.getYear() ? DAY : DATE).format(time);
  }

  /** A time to the second: {@code 09:41:12} today, else with its day. */
  public String exact(Instant instant) {
    ZonedDateTime time = instant.atZone(zone);
    boolean isToday = time.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return (isToday ? SECONDS : DAY_SECONDS).format(time);
  }

  /** All of a time: {@code Fri 20 Nov 2026, 09:41:12 CET}. */
  public String full(Instant instant) {
    return FULL.format(instant.atZone(zone)) + " " + shortZone(instant);
  }

  /** How long ago: {@code just now}, {@code 12 m ago}, {@code 3 d ago}. */
  public String ago(Instant instant) {
    Duration past = Duration.between(instant, now);
    return past.toSeconds() < 5 ? "just now" : coarse(past) + " ago";
  }

  /** How soon: {@code now}, {@code in 18 h 49 m}, {@code in 41 d}. */
  public String until(Instant instant) {
    Duration left = Duration.between(now, instant);
    return left.toSeconds() < 1 ? "now" : "in " + coarse(left);
  }

  private static String coarse(Duration duration) {
    long days = duration.toDays();
    if (days >= 10) {
      return count(days) + " d";
    }
    if (days > 0) {
      return days + " d" + rest(duration.toHoursPart(), "h");
    }
    return duration.toSeconds() < 60
        ? duration.toSeconds() + " s"
        : duration(duration.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String rest(long number, String unit) {
    return number == 0 ? "" : " " + number + " " + unit;
  }

  /** {@code 320 ms}, {@code 4.2 s}, {@code 47 s}, {@code 6 m 20 s}, {@code 1 h 51 m}. */
  public static String duration(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 9_950) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    Duration whole = Duration.ofSeconds(Math.round(millis / 1000.0));
    if (whole.toMinutes() == 0) {
      return whole.toSeconds() + " s";
    }
    if (whole.toHours() == 0) {
      return whole.toMinutes() + " m" + twoDigits(whole.toSecondsPart(), "s");
    }
    return whole.toDays() > 0
        ? count(whole.toDays()) + " d" + rest(whole.toHoursPart(), "h")
        : whole.toHours() + " h" + twoDigits(whole.toMinutesPart(), "m");
  }

  private static String twoDigits(int number, String unit) {
    return number == 0 ? "" : String.format(Locale.ROOT, " %02d %s", number, unit);
  }

  /** {@code 6,081}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 row}, {@code 6,081 rows}. */
  public static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** Of one: {@code 89 %}, {@code 0.25 %}, {@code undefined}. */
  public static String share(double share) {
    if (!Double.isFinite(share)) {
      return "undefined";
    }
    double percent = share * 100;
    boolean isWhole = Math.abs(percent) >= 10 || percent == Math.rint(percent);
    return String.format(Locale.ROOT, isWhole ? "%.0f %%" : "%.2f %%", percent);
  }

  /** Four digits that say something: {@code 0.8421}, {@code 43.1}, {@code 12345}. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "undefined" : value > 0 ? "infinite" : "−infinite";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) >= 1000 ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(DIGITS);
    return rounded.signum() == 0
        ? "0"
        : rounded.stripTrailingZeros().toPlainString().replace('-', '−');
  }

  /** In steps of a thousand: {@code 812 bytes}, {@code 12.3 MB}. */
  public static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 999.95 && unit < SIZES.length - 1) {
      size /= 1000;
      unit++;
    }
    return unit == 0
        ? count(bytes, "byte", "bytes")
        : String.format(Locale.ROOT, "%.1f %s", size, SIZES[unit]);
  }

  /** Enough of a digest to tell it apart: its first six digits. */
  public static String digest(String digest) {
    String hex = digest.substring(digest.indexOf(':') + 1);
    return hex.substring(0, Math.min(SHORT_DIGEST, hex.length()));
  }

  /** Who did something, without where they are known: {@code ada} of {@code os:ada}. */
  public static String person(String actor) {
    return actor.replaceFirst("^(os|key):", "");
  }
}
