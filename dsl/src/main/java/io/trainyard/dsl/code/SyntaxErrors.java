package io.trainyard.dsl.code;

import io.trainyard.dsl.check.Brackets;
import io.trainyard.engine.pipeline.SourceRef;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** A file that cannot be parsed: the first place where it fails, with a caret under it. */
final class SyntaxErrors {
  private static final Pattern CHARACTER = Pattern.compile("Unexpected character: '(.+?)'( @|$)");
  private static final Pattern INPUT = Pattern.compile("(?s)Unexpected input: '(.*)'");

  static final String TOO_DEEP =
      "an expression of this file is too long or nested too deeply to be read: part it";

  private SyntaxErrors() {}

  static void add(CompilationFailedException failed, ReadFiles files) {
    ReadFiles.ReadFile file = files.main();
    SourceRef at = file.mistakes().at(0, 0);
    // An error without a place: the parser ran out of stack.
    String message = TOO_DEEP;
    if (failed instanceof MultipleCompilationErrorsException several
        && several.getErrorCollector().getErrors().get(0) instanceof SyntaxErrorMessage first) {
      SyntaxException cause = first.getCause();
      file = files.of(cause);
      at = file.mistakes().at(cause.getStartLine(), cause.getStartColumn());
      message = plain(cause.getOriginalMessage().strip());
    }
    Optional<Brackets.Fault> fault = file.mended().fault();
    if (fault.isPresent() && !message.startsWith("this text")) {
      at = fault.get().at();
      message = fault.get().message();
    }
    file.mistakes().error(at, message + caret(file.mended().text(), at));
  }

  private static String caret(String text, SourceRef at) {
    List<String> lines = text.lines().toList();
    if (at.line() < 1 || at.line() > lines.size() || at.column() < 1) {
      return "";
    }
    return "\n    " + lines.get(at.line() - 1) + "\n    " + " ".repeat(at.column() - 1) + "^";
  }

  private static String plain(String message) {
    Matcher character = CHARACTER.matcher(message);
    if (character.find()) {
      String said = character.group(1);
      boolean isQuote = said.contains("\"") || said.startsWith("\\'") || said.startsWith("'");
      return isQuote
          ? "this text has no end: close it with " + (said.contains("\"") ? "\"" : "'")
          : "'" + said + "' has no meaning here";
    }
    Matcher input = INPUT.matcher(message);
    if (input.find()) {
      String said = input.group(1);
      return said.contains("<EOF>")
          ? "the file ends in the middle of something: is a } or ) missing?"
          : "this cannot stand here: is a bracket, comma or quote missing before it?";
    }
    return message.isEmpty()
        ? "this cannot be read"
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
