package io.trainyard.dsl.code;

import io.trainyard.dsl.check.Mistakes;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Says in plain words what the compiler says of a file. */
final class CompilerMessages {
  private static final Pattern UNRESOLVED = Pattern.compile("unable to resolve class (\\S+)");
  private static final Pattern TWICE =
      Pattern.compile("already contains a variable of the name (\\S+)");

  private CompilerMessages() {}

  static void add(CompilationFailedException failed, ReadFiles files) {
    if (!(failed instanceof MultipleCompilationErrorsException several)) {
      Mistakes mistakes = files.main().mistakes();
      mistakes.error(mistakes.at(0, 0), plain(String.valueOf(failed.getMessage())));
      return;
    }
    for (Message message : several.getErrorCollector().getErrors()) {
      if (message instanceof SyntaxErrorMessage syntax) {
        SyntaxException cause = syntax.getCause();
        Mistakes mistakes = files.of(cause).mistakes();
        mistakes.error(
            mistakes.at(cause.getStartLine(), cause.getStartColumn()),
            plain(cause.getOriginalMessage()));
      } else {
        Mistakes mistakes = files.main().mistakes();
        mistakes.error(mistakes.at(0, 0), "this file cannot be compiled");
      }
    }
  }

  private static String plain(String message) {
    String line = message.strip().lines().findFirst().orElse("").replaceAll(" @ line \\d+.*$", "");
    Matcher unresolved = UNRESOLVED.matcher(line);
    if (unresolved.find()) {
      return "'" + unresolved.group(1) + "' is not a type of the language: write 'def'";
    }
    Matcher twice = TWICE.matcher(line);
    if (twice.find()) {
      return "two names are '" + twice.group(1) + "': choose another one";
    }
    String said =
        line.replace("[Static type checking] - ", "").replaceAll("\\b[a-z]+\\.[a-z.]+\\.", "");
    return said.isEmpty()
        ? said
        : said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1);
  }
}
