package io.trainyard.dsl.code;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a syntax error most likely is. */
final class SyntaxHints {
  private static final Pattern CHARACTER = Pattern.compile("Unexpected character: '(.+)'");
  private static final Pattern INPUT = Pattern.compile("Unexpected input: '(.*)'");

  private SyntaxHints() {}

  static String of(String message) {
    Matcher character = CHARACTER.matcher(message);
    if (character.find()) {
      String said = character.group(1);
      return said.contains("'") || said.contains("\"")
          ? "this text has no end: close it with " + (said.contains("\"") ? "\"" : "'")
          : "'" + said + "' has no meaning here";
    }
    Matcher input = INPUT.matcher(message);
    if (input.find()) {
      String said = input.group(1);
      return said.equals("<EOF>")
          ? "the file ends in the middle of something: is a } or ) missing?"
          : "'"
              + shorten(said)
              + "' cannot stand here: is a bracket, comma or quote missing before it?";
    }
    String said = message.isEmpty() ? "this cannot be read" : message;
    return said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }

  private static String shorten(String said) {
    String line = said.lines().findFirst().orElse("");
    return line.length() > 30 ? line.substring(0, 30) + ".." : line;
  }
}
