package io.trainyard.executors.script;

import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.KeyContext;
import io.trainyard.engine.run.StepFailure;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a pipeline file as a script gets to see them. */
final class ScriptValues {
  private ScriptValues() {}

  /**
   * A single value as text: numbers without exponent, dates and lengths of time in ISO 8601, the
   * value of a secret or of a setting.
   *
   * @throws StepFailure where the value is not a single one
   */
  static String text(Value value, KeyContext context) {
    if (value instanceof Value.Secret secret) {
      return context.secret(secret.path());
    }
    if (value instanceof Value.Template template) {
      return template.pieces().stream()
          .map(piece -> text(piece, context))
          .collect(Collectors.joining());
    }
    if (value instanceof Value.Term term && term.word().equals("setting")) {
      return setting(text(term.values().get(0), context), context);
    }
    Object plain = json(value);
    if (plain == null || plain instanceof List) {
      throw StepFailure.forGood(
          "a script cannot be handed %s: give a text, a number, a date or yes or no"
              .formatted(value));
    }
    return plain(plain);
  }

  /** A single literal of JSON as text. */
  static String plain(Object json) {
    return json instanceof BigDecimal number ? number.toPlainString() : json.toString();
  }

  /** A literal as JSON has it; null for what is no literal. */
  static @Nullable Object json(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Num number) {
      return number.number();
    } else if (value instanceof Value.YesNo yesNo) {
      return yesNo.yes();
    } else if (value instanceof Value.Date date) {
      return date.date().toString();
    } else if (value instanceof Value.Span span) {
      return span.duration().toString();
    } else if (value instanceof Value.Bytes bytes) {
      return bytes.bytes();
    } else if (value instanceof Value.ListOf list) {
      return list.values().stream().map(ScriptValues::json).toList();
    }
    return null;
  }

  private static String setting(String path, KeyContext context) {
    String value = context.settings().settings().get(path);
    if (value == null) {
      throw StepFailure.forGood(
          "there is no setting '%s': add it to \"settings\" in the home's settings.json"
              .formatted(path));
    }
    return value;
  }
}
