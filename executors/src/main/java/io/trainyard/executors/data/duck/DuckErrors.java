package io.trainyard.executors.data.duck;

import io.trainyard.engine.run.StepFailure;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** DuckDB's messages, made short and free of row values. */
final class DuckErrors {
  private static final Pattern PREFIX =
      Pattern.compile(
          "^(Invalid Input Error: Attempting to execute an unsuccessful or closed pending query"
              + " result\\s*)?(Error: )?",
          Pattern.DOTALL);
  // These name the value that could not be handled, which may be personal.
  private static final Pattern WITH_VALUES =
      Pattern.compile("^(Conversion|Out of Range|Invalid Input|Constraint|Invalid Type) Error");

  private DuckErrors() {}

  static StepFailure failure(SQLException error) {
    return StepFailure.forGood(message(error));
  }

  static String message(SQLException error) {
    String text = PREFIX.matcher(String.valueOf(error.getMessage())).replaceFirst("");
    int excerpt = text.indexOf("\n\n");
    String sentence = (excerpt < 0 ? text : text.substring(0, excerpt)).strip();
    sentence = sentence.replace('\n', ' ');
    return WITH_VALUES.matcher(sentence).find()
        ? sentence.replaceAll("'[^']*'", "'...'").replaceAll("\"[^\"]*\"", "\"...\"")
        : sentence;
  }
}
