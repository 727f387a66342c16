package io.trainyard.executors.data.option;

import io.trainyard.engine.pipeline.Value;
import java.util.stream.Collectors;

/** How a value looks in a message. Texts are shown in full: they stand in the pipeline file. */
final class Shown {
  private Shown() {}

  static String of(Value value) {
    if (value instanceof Value.Text text) {
      return "'" + text.text() + "'";
    } else if (value instanceof Value.Num number) {
      return number.number().toPlainString();
    } else if (value instanceof Value.YesNo answer) {
      return String.valueOf(answer.yes());
    } else if (value instanceof Value.Span span) {
      return span.duration().toString();
    } else if (value instanceof Value.Date date) {
      return date.date().toString();
    } else if (value instanceof Value.Bytes bytes) {
      return bytes.bytes() + " bytes";
    } else if (value instanceof Value.ListOf list) {
      return list.values().stream().map(Shown::of).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Value.Secret secret) {
      return "secret('" + secret.path() + "')";
    } else if (value instanceof Value.Output output) {
      return output.toString();
    } else if (value instanceof Value.Param param) {
      return "the param " + param.name();
    } else if (value instanceof Value.Template) {
      return "a text with ${}";
    } else if (value instanceof Value.Code) {
      return "a block with an arrow";
    } else if (value instanceof Value.Term term) {
      return term.word().isEmpty() ? "a block" : "the word " + term.word();
    }
    throw new IllegalStateException("unknown value " + value.getClass());
  }
}
