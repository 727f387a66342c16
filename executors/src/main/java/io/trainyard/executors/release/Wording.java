package io.trainyard.executors.release;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.StepFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the options of a step; every mistake names the step, the option and what to write. */
final class Wording {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  private final Step step;

  Wording(Step step) {
    this.step = step;
  }

  /** The text of an option that must be there. */
  String need(String word, String example) {
    return step.option(word)
        .map(option -> text(word, first(option)))
        .orElseThrow(() -> mistake(word, "is missing: write " + example));
  }

  /** Every text behind a word, over all its lines. */
  List<String> texts(String word) {
    return step.all(word)
        .flatMap(option -> option.values().stream())
        .map(value -> text(word, value))
        .toList();
  }

  /** The text of {@code to endpoint('churn')}. */
  String term(String word, String of, String example) {
    return step.option(word)
        .map(Wording::first)
        .filter(Value.Term.class::isInstance)
        .map(Value.Term.class::cast)
        .filter(term -> term.word().equals(of) && term.values().size() == 1)
        .map(term -> text(word, term.values().get(0)))
        .orElseThrow(() -> mistake(word, "is missing: write " + example));
  }

  /** The options of a block; none when it is not there. */
  List<Option> block(String word) {
    return step.option(word)
        .map(option -> option.values().get(option.values().size() - 1))
        .filter(Value.Term.class::isInstance)
        .map(value -> ((Value.Term) value).options())
        .orElse(List.of());
  }

  /** The first text of an option of a block; empty when it is not there. */
  Optional<String> text(List<Option> block, String word) {
    return block.stream()
        .filter(option -> option.word().equals(word))
        .findFirst()
        .map(option -> text(word, first(option)));
  }

  /** A name of a model, alias or endpoint. */
  String name(String word, String name) {
    if (!NAME.matcher(name).matches()) {
      throw mistake(
          word,
          "has '%s', which is no name: use small letters, digits, '_' and '-', a letter first"
              .formatted(name));
    }
    return name;
  }

  StepFailure mistake(String word, String what) {
    return StepFailure.forGood(
        "%s: step '%s': '%s' %s".formatted(step.at(), step.name(), word, what));
  }

  private static Value first(Option option) {
    return option.values().isEmpty() ? new Value.Text("") : option.values().get(0);
  }

  private String text(String word, Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Num number) {
      return number.number().toPlainString();
    } else if (value instanceof Value.Date date) {
      return date.date().toString();
    } else if (value instanceof Value.Template template) {
      return template.pieces().stream()
          .map(piece -> text(word, piece))
          .collect(Collectors.joining());
    }
    throw mistake(word, "takes a text in quotes");
  }
}
