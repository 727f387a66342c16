package io.trainyard.engine.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of a definition, much as they were typed and exactly: different values have different
 * texts, but for blocks of code, which are all shown as {@code { -> .. }}.
 */
public final class ValueText {
  private static final String[] BYTE_UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

  private ValueText() {}

  /** {@code between(0, 120)}, {@code 'Churn'}, {@code 0.2}. */
  public static String of(Value value) {
    if (value instanceof Value.Text text) {
      return "'" + escaped(text.text(), '\'') + "'";
    } else if (value instanceof Value.Term term) {
      return term(term);
    } else if (value instanceof Value.ListOf list) {
      return "[" + joined(list.values()) + "]";
    } else if (value instanceof Value.Template template) {
      return template(template.pieces());
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
      return SpanText.of(span.duration());
    } else if (value instanceof Value.Date date) {
      return date.date().toString();
    } else if (value instanceof Value.Bytes bytes) {
      return bytes(bytes.bytes());
    } else if (value instanceof Value.Secret secret) {
      return "secret('" + escaped(secret.path(), '\'') + "')";
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

  /** Values with commas between them. */
  public static String joined(List<Value> values) {
    return values.stream().map(ValueText::of).collect(Collectors.joining(", "));
  }

  /** In the largest unit that leaves no rest. */
  private static String bytes(long bytes) {
    long number = bytes;
    int unit = 0;
    while (number != 0 && number % 1024 == 0 && unit < BYTE_UNITS.length - 1) {
      number /= 1024;
      unit++;
    }
    return number + " " + BYTE_UNITS[unit];
  }

  /** What stood in a hole keeps its braces, so that it is told from the text around it. */
  private static String template(List<Value> pieces) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < pieces.size(); i++) {
      text.append(
          i % 2 == 0 && pieces.get(i) instanceof Value.Text around
              ? escaped(around.text(), '"')
              : "${" + of(pieces.get(i)) + "}");
    }
    return text.append('"').toString();
  }

  private static String escaped(String text, char quote) {
    String marked = text.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
    return quote == '"' ? marked.replace("$", "\\$") : marked;
  }

  private static String term(Value.Term term) {
    String values = term.values().isEmpty() ? "" : "(" + joined(term.values()) + ")";
    if (term.options().isEmpty()) {
      return term.word() + values;
    }
    String block =
        term.options().stream().map(ValueText::of).collect(Collectors.joining("; ", "{ ", " }"));
    return term.word().isEmpty() ? block : term.word() + values + " " + block;
  }
}
