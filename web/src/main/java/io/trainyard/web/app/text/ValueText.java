package io.trainyard.web.app.text;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Values of a definition, much as they were typed. */
public final class ValueText {
  private ValueText() {}

  /** {@code between(0, 120)}, {@code 'Churn'}, {@code 0.2}. */
  public static String of(Value value) {
    if (value instanceof Value.Text text) {
      return "'" + text.text() + "'";
    } else if (value instanceof Value.Term term) {
      return term(term);
    } else if (value instanceof Value.ListOf list) {
      return "[" + joined(list.values()) + "]";
    } else if (value instanceof Value.Template template) {
      return template.pieces().stream()
          .map(ValueText::piece)
          .collect(Collectors.joining("", "\"", "\""));
    } else if (value instanceof Value.Output output) {
      return output.toString();
    }
    return plain(value);
  }

  /** As {@code --param} takes it: a text without its quotes. */
  public static String plain(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Num number) {
      return number.number().toPlainString();
    } else if (value instanceof Value.YesNo answer) {
      return Boolean.toString(answer.yes());
    } else if (value instanceof Value.Span span) {
      return Format.duration(span.duration());
    } else if (value instanceof Value.Date date) {
      return date.date().toString();
    } else if (value instanceof Value.Bytes bytes) {
      return Format.bytes(bytes.bytes());
    } else if (value instanceof Value.Secret secret) {
      return "secret('" + secret.path() + "')";
    } else if (value instanceof Value.Param param) {
      return param.name();
    } else if (value instanceof Value.Code) {
      return "{ -> .. }";
    } else if (value instanceof Value.Term term && term.word().equals("personal")) {
      return joined(term.values()).replace("'", "");
    }
    return of(value);
  }

  /** {@code trees 300}. */
  public static String of(Option option) {
    return option.values().isEmpty()
        ? option.word()
        : option.word() + " " + joined(option.values());
  }

  private static String joined(List<Value> values) {
    return values.stream().map(ValueText::of).collect(Collectors.joining(", "));
  }

  private static String piece(Value piece) {
    return piece instanceof Value.Text text ? text.text() : "${" + plain(piece) + "}";
  }

  private static String term(Value.Term term) {
    String values = term.values().isEmpty() ? "" : "(" + joined(term.values()) + ")";
    String block =
        term.options().stream().map(ValueText::of).collect(Collectors.joining("; ", "{ ", " }"));
    if (term.options().isEmpty()) {
      return term.word() + values;
    }
    return term.word().isEmpty() ? block : term.word() + values + " " + block;
  }
}
