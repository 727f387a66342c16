package io.trainyard.dsl.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what comes from another language's grammar and would stop the parser: {@code # comments},
 * {@code 20%}, {@code f".."}, {@code x if c else y}. Each is reported, and written so that the rest
 * of the file can be read: columns stay as they are wherever the text before them is kept.
 */
public final class ForeignSyntax {
  private static final Pattern PERCENT = Pattern.compile("(\\d[\\d_.]*)%(?=\\s*([;,)}]|//|$))");
  private static final Pattern CONDITIONAL = Pattern.compile("\\s(if)\\s.+\\selse\\s");
  private static final Pattern LAMBDA = Pattern.compile("\\b(lambda)\\b[^:{}]*:");
  private static final Pattern TEMPLATE = Pattern.compile("[fF](?=[\"'])");

  private static final int LONGEST_LINE = 10_000;

  private final Mistakes mistakes;
  private final String text;
  private final StringBuilder mended = new StringBuilder();
  private final Brackets brackets = new Brackets();
  private int line = 1;
  private int lineStart;

  private ForeignSyntax(Mistakes mistakes, String text) {
    this.mistakes = mistakes;
    this.text = text;
  }

  /**
   * The text as it can be parsed.
   *
   * @param fault a bracket without its partner, which explains why it cannot be parsed all the same
   * @param limit what would keep the parser busy for too long: too many brackets, or a long line
   */
  public record Mended(
      String text, Optional<Brackets.Fault> fault, Optional<Brackets.Fault> limit) {}

  /** Mends a text, and reports what it mends. */
  public static Mended mend(String text, Mistakes mistakes) {
    ForeignSyntax syntax = new ForeignSyntax(mistakes, text);
    Optional<Brackets.Fault> longLine = syntax.longLine();
    if (longLine.isPresent()) {
      return new Mended(text, Optional.empty(), longLine);
    }
    int at = 0;
    while (at < text.length()) {
      at = syntax.next(at);
    }
    return new Mended(syntax.mended.toString(), syntax.brackets.fault(), syntax.brackets.tooDeep());
  }

  private Optional<Brackets.Fault> longLine() {
    int row = 1;
    for (int at = 0; at < text.length(); row++) {
      int end = endOfLine(at);
      if (end - at > LONGEST_LINE) {
        return Optional.of(
            new Brackets.Fault(
                mistakes.at(row, 1),
                "this line has more than " + LONGEST_LINE + " characters: part it"));
      }
      at = end + 1;
    }
    return Optional.empty();
  }

  /** Copies what begins at a position, and gives where it ends. */
  private int next(int at) {
    char c = text.charAt(at);
    if (c == '\n') {
      line++;
      lineStart = at + 1;
      return copy(at, at + 1);
    }
    if (text.startsWith("//", at)) {
      return copy(at, endOfLine(at));
    }
    if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      return copyLines(at, end < 0 ? text.length() : end + 2);
    }
    if (c == '\'' || c == '"') {
      return string(at, c);
    }
    if (c == '/' && startsRegex(at)) {
      return regex(at);
    }
    brackets.see(c, here(at));
    if (c == '#' && !(line == 1 && text.startsWith("#!"))) {
      return comment(at);
    }
    return startsToken(at) ? token(at) : copy(at, at + 1);
  }

  /** A slash begins a text where a value may stand: behind a bracket, a comma, or a word. */
  private boolean startsRegex(int at) {
    String before = text.substring(lineStart, at).stripTrailing();
    if (before.isEmpty()) {
      return false;
    }
    char last = before.charAt(before.length() - 1);
    boolean behindWord =
        Character.isLetter(last)
            && text.charAt(at - 1) == ' '
            && at + 1 < text.length()
            && text.charAt(at + 1) != ' ';
    return "(,=[:".indexOf(last) >= 0 || behindWord;
  }

  private int regex(int at) {
    int end = at + 1;
    while (end < endOfLine(at)) {
      if (text.charAt(end) == '\\') {
        end++;
      } else if (text.charAt(end) == '/') {
        return copy(at, end + 1);
      }
      end++;
    }
    return copy(at, at + 1);
  }

  private boolean startsToken(int at) {
    return at == 0
        || (!Character.isJavaIdentifierPart(text.charAt(at - 1)) && text.charAt(at - 1) != '.');
  }

  private int token(int at) {
    // Only here, never searched for: a file of many words is read in one pass.
    Matcher percent = PERCENT.matcher(text).region(at, endOfLine(at));
    if (percent.lookingAt()) {
      mistakes.error(here(at), "write " + percent.group(1) + ".percent");
      mended.append(percent.group(1)).append(".percent");
      return percent.end();
    }
    Matcher template = TEMPLATE.matcher(text).region(at, text.length());
    if (template.lookingAt()) {
      mistakes.error(here(at), "write \"..${x}..\" in double quotes, without the f");
      mended.append(' ');
      return at + 1;
    }
    return keyword(at);
  }

  private int keyword(int at) {
    String rest = text.substring(at, endOfLine(at));
    Matcher lambda = LAMBDA.matcher(rest);
    if (rest.startsWith("lambda") && lambda.lookingAt()) {
      mistakes.error(here(at), "write { x -> .. }: there is no 'lambda'");
      mended.append("{ x -> x }");
      return endOfExpression(at);
    }
    boolean afterValue = at > lineStart && !text.substring(lineStart, at).isBlank();
    if (rest.startsWith("if ") && afterValue && CONDITIONAL.matcher(" " + rest).lookingAt()) {
      mistakes.error(here(at), "write c ? x : y: there is no 'x if c else y'");
      return endOfExpression(at);
    }
    return copy(at, at + 1);
  }

  /** Where the line, or the bracket around the position, ends. */
  private int endOfExpression(int at) {
    int depth = 0;
    int end = at;
    while (end < endOfLine(at)) {
      char c = text.charAt(end);
      if ("({[".indexOf(c) >= 0) {
        depth++;
      } else if (")}]".indexOf(c) >= 0) {
        depth--;
      }
      if (depth < 0 || (c == ';' && depth == 0)) {
        return end;
      }
      end++;
    }
    return end;
  }

  private int comment(int at) {
    mistakes.error(here(at), "a comment starts with //");
    mended.append("//");
    return copy(at + 1, endOfLine(at));
  }

  private int string(int at, char quote) {
    String triple = String.valueOf(quote).repeat(3);
    boolean isTriple = text.startsWith(triple, at);
    int end = at + (isTriple ? 3 : 1);
    while (end < text.length()) {
      if (text.charAt(end) == '\\') {
        end += 2;
      } else if (isTriple ? text.startsWith(triple, end) : text.charAt(end) == quote) {
        return copyLines(at, end + (isTriple ? 3 : 1));
      } else if (!isTriple && text.charAt(end) == '\n') {
        // The parser says where the text has no end.
        return copy(at, end);
      } else {
        end++;
      }
    }
    return copyLines(at, text.length());
  }

  private int copyLines(int from, int to) {
    for (int i = from; i < Math.min(to, text.length()); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return copy(from, to);
  }

  private int copy(int from, int to) {
    int end = Math.min(to, text.length());
    mended.append(text, from, end);
    return Math.max(end, from + 1);
  }

  private int endOfLine(int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private io.trainyard.engine.pipeline.SourceRef here(int at) {
    return mistakes.at(line, at - lineStart + 1);
  }
}
