package io.trainyard.web.view.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads lines that were written for a terminal: colours and weights (ECMA-48, select graphic
 * rendition) become classes from a fixed list; every other escape and control character is dropped,
 * and characters that turn the direction of text are shown as such. What is left is plain text,
 * never markup. Keeps its colours from line to line; for one thread.
 */
final class AnsiText {
  /** Escapes: with parameters and a letter; a title, to its end; any other character. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\u001B(?:\\[([0-9;:?<>= ]*)([@-~])|\\][^\u0007\u001B]*(?:\u0007|\u001B\\\\)?"
              + "|[()*+][0-9A-Za-z]|.)?");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\t]]");
  private static final Pattern DIRECTION = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");
  private static final List<String> COLOURS =
      List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

  private String colour = "";
  private final Set<String> weights = new LinkedHashSet<>();

  /** The spans of the next line, which is without its end. */
  List<LogPane.Span> line(String text) {
    // What a carriage return took back is not shown, as on a terminal.
    String shown = text.substring(text.lastIndexOf('\r', text.length() - 2) + 1);
    List<LogPane.Span> spans = new ArrayList<>();
    Matcher escape = ESCAPE.matcher(shown);
    int from = 0;
    while (escape.find()) {
      add(spans, shown.substring(from, escape.start()));
      from = escape.end();
      if ("m".equals(escape.group(2))) {
        render(escape.group(1));
      }
    }
    add(spans, shown.substring(from));
    return spans;
  }

  private void add(List<LogPane.Span> spans, String text) {
    String safe = DIRECTION.matcher(CONTROL.matcher(text).replaceAll("")).replaceAll("\uFFFD");
    if (!safe.isEmpty()) {
      spans.add(new LogPane.Span(safe, classes()));
    }
  }

  private String classes() {
    Set<String> classes = new LinkedHashSet<>(weights);
    if (!colour.isEmpty()) {
      classes.add("ansi-" + colour);
    }
    return String.join(" ", classes);
  }

  private void render(String parameters) {
    String[] codes = parameters.split("[;:]", -1);
    for (int i = 0; i < codes.length; i++) {
      int code = number(codes[i]);
      if (code == 38 || code == 48) {
        i += extended(code, codes, i);
      } else {
        render(code);
      }
    }
  }

  private void render(int code) {
    switch (code) {
      case 0 -> {
        colour = "";
        weights.clear();
      }
      case 1 -> weights.add("ansi-bold");
      case 2 -> weights.add("ansi-faint");
      case 3 -> weights.add("ansi-italic");
      case 4 -> weights.add("ansi-underline");
      case 22 -> weights.removeAll(Set.of("ansi-bold", "ansi-faint"));
      case 23 -> weights.remove("ansi-italic");
      case 24 -> weights.remove("ansi-underline");
      case 39 -> colour = "";
      default -> {
        int base = code >= 90 ? 90 : 30;
        colour = code >= base && code < base + 8 ? COLOURS.get(code - base) : colour;
      }
    }
  }

  /** How many further numbers a colour of the palette, or of three parts, takes. */
  private int extended(int code, String[] codes, int at) {
    int kind = at + 1 < codes.length ? number(codes[at + 1]) : -1;
    if (kind == 5) {
      int index = at + 2 < codes.length ? number(codes[at + 2]) : -1;
      if (code == 38 && index >= 0 && index < 16) {
        colour = COLOURS.get(index % 8);
      }
      return 2;
    }
    return kind == 2 ? 4 : 1;
  }

  /** Nothing stands for 0, as the standard says; what is no number changes nothing. */
  private static int number(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
  }
}
