package io.trainyard.web.view;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with names in it that are set apart, as the engine writes them between backticks.
 *
 * @param parts in order; never markup
 */
public record Prose(List<Part> parts) {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z");
  private static final int MOST = 4_000;

  public Prose {
    parts = List.copyOf(parts);
  }

  /** A part of it. */
  public record Part(String text, boolean isName) {}

  /** The text with its times in the words of the page. */
  public static Prose of(String text, Words words) {
    String cut = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    return names(times(cut, words));
  }

  /** The text as it is, with its names set apart. */
  public static Prose names(String text) {
    String[] pieces = text.split("`", -1);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      // A lone backtick sets nothing apart.
      boolean isName = i % 2 == 1 && i < pieces.length - 1;
      boolean isLone = i % 2 == 1 && !isName;
      if (!pieces[i].isEmpty() || isLone) {
        parts.add(new Part(isLone ? "`" + pieces[i] : pieces[i], isName));
      }
    }
    return new Prose(parts);
  }

  /** A sentence of the engine, which begins small and ends without a full stop. */
  public static Prose sentence(String text, Words words) {
    boolean isName = text.matches("(?s)(os|key):.*"); // somebody, by id
    String start = text.isEmpty() || isName ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
    String whole = start.toUpperCase(Locale.ROOT) + text.substring(start.length());
    boolean isEnded = whole.isEmpty() || ".?:!".indexOf(whole.charAt(whole.length() - 1)) >= 0;
    return of(isEnded ? whole : whole + ".", words);
  }

  /** All of it as plain text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString();
  }

  private static String times(String text, Words words) {
    Matcher time = TIME.matcher(text);
    StringBuilder worded = new StringBuilder();
    while (time.find()) {
      String said;
      try {
        said = words.at(Instant.parse(time.group()));
      } catch (DateTimeParseException e) {
        said = time.group(); // looks like a time, and is none
      }
      time.appendReplacement(worded, Matcher.quoteReplacement(said));
    }
    return time.appendTail(worded).toString();
  }
}
