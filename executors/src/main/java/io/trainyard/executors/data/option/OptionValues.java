package io.trainyard.executors.data.option;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The values behind one word, by position from 0: {@code between(0, 120)} and {@code column 'age',
 * present} alike. Every mistake is a {@link io.trainyard.engine.run.StepFailure} that names the
 * place and what is expected.
 *
 * @param word the word itself
 * @param values without a block that ends the line
 * @param options those of the block behind the word; empty when there is none
 * @param place for messages
 */
public record OptionValues(String word, List<Value> values, List<Option> options, Place place) {
  public OptionValues {
    values = List.copyOf(values);
    options = List.copyOf(options);
  }

  public int size() {
    return values.size();
  }

  /** Refuses more values than these, and too few. */
  public OptionValues only(int count) {
    if (values.size() != count) {
      throw place.mistake(
          "it takes " + count + (count == 1 ? " value" : " values") + ", but has " + values.size());
    }
    return this;
  }

  /** The value at a position. */
  public Value value(int position) {
    if (position >= values.size()) {
      throw place.mistake(
          "value "
              + (position + 1)
              + " is missing: there "
              + (size() == 1 ? "is " : "are ")
              + size());
    }
    return values.get(position);
  }

  /** A text; the holes of a template are spliced after a check. */
  public String text(int position) {
    Value value = value(position);
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Template template) {
      return Splice.text(template, place);
    }
    throw wrong(position, "a text in quotes");
  }

  /** Texts from a position to the end; a list counts as its values. */
  public List<String> texts(int from) {
    return flat(from).stream()
        .map(value -> new OptionValues(word, List.of(value), List.of(), place).text(0))
        .collect(Collectors.toUnmodifiableList());
  }

  /** Values from a position to the end; a list counts as its values. */
  public List<Value> flat(int from) {
    List<Value> flat = new ArrayList<>();
    for (int i = from; i < values.size(); i++) {
      if (values.get(i) instanceof Value.ListOf list) {
        flat.addAll(list.values());
      } else {
        flat.add(values.get(i));
      }
    }
    return flat;
  }

  /** A number as written. */
  public BigDecimal decimal(int position) {
    if (value(position) instanceof Value.Num number) {
      return number.number();
    }
    throw wrong(position, "a number");
  }

  public double number(int position) {
    return decimal(position).doubleValue();
  }

  public long wholeNumber(int position) {
    try {
      return decimal(position).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong(position, "a whole number");
    }
  }

  /** A whole number within bounds, both included. */
  public int wholeNumber(int position, int lowest, int highest) {
    long number = wholeNumber(position);
    if (number < lowest || number > highest) {
      throw wrong(position, "a whole number between " + lowest + " and " + highest);
    }
    return (int) number;
  }

  public boolean yesNo(int position) {
    if (value(position) instanceof Value.YesNo answer) {
      return answer.yes();
    }
    throw wrong(position, "true or false");
  }

  public Duration span(int position) {
    if (value(position) instanceof Value.Span span) {
      return span.duration();
    }
    throw wrong(position, "a length of time such as 30.minutes");
  }

  public LocalDate date(int position) {
    if (value(position) instanceof Value.Date date) {
      return date.date();
    }
    throw wrong(position, "a date");
  }

  /** The path of a secret. */
  public String secret(int position) {
    if (value(position) instanceof Value.Secret secret) {
      return secret.path();
    }
    throw wrong(position, "secret('a/b')");
  }

  public Value.Output output(int position) {
    if (value(position) instanceof Value.Output output) {
      return output;
    }
    throw wrong(position, "the result of another step");
  }

  public Value.Code code(int position) {
    if (value(position) instanceof Value.Code code) {
      return code;
    }
    throw wrong(position, "a block with an arrow");
  }

  /** A word with its own values and block. */
  public OptionValues term(int position) {
    if (value(position) instanceof Value.Term term) {
      return new OptionValues(
          term.word(), term.values(), term.options(), place.inside(term.word()));
    }
    throw wrong(position, "a word");
  }

  /** The words from a position to the end, each with its own values. */
  public List<OptionValues> terms(int from) {
    List<OptionValues> terms = new ArrayList<>();
    for (int i = from; i < values.size(); i++) {
      terms.add(term(i));
    }
    return terms;
  }

  public boolean isTerm(int position) {
    return position < values.size() && values.get(position) instanceof Value.Term;
  }

  /** A bare word, without values or block. */
  public String name(int position) {
    OptionValues term = term(position);
    if (!term.values().isEmpty() || !term.options().isEmpty()) {
      throw wrong(position, "a bare word");
    }
    return term.word();
  }

  /** A bare word that is one of a few. */
  public <E extends Enum<E>> E choice(int position, Class<E> type) {
    String name = name(position);
    for (E constant : type.getEnumConstants()) {
      if (Options.camelCase(constant).equals(name)) {
        return constant;
      }
    }
    throw wrong(
        position,
        Arrays.stream(type.getEnumConstants())
            .map(Options::camelCase)
            .collect(Collectors.joining(", ", "one of ", "")));
  }

  /** The options of the block behind the word. */
  public Options block() {
    return new Options(place, options);
  }

  /** A mistake about one value. */
  public io.trainyard.engine.run.StepFailure wrong(int position, String expected) {
    return place.mistake("expected " + expected + ", found " + Shown.of(value(position)));
  }
}
