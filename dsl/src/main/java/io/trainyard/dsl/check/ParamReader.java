package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Value;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;

/** Makes a param of what was said of it. */
final class ParamReader {
  private static final Set<String> FIELDS = Set.of("about", "otherwise", "allowed", "personal");

  private final Reading reading;

  ParamReader(Reading reading) {
    this.reading = reading;
  }

  static Optional<ParamType> type(String word) {
    return Arrays.stream(ParamType.values()).filter(type -> type.word().equals(word)).findFirst();
  }

  Param read(String name, ASTNode at, ParamType type, CallReader.Said said) {
    List<Option> options = said.options();
    Optional<Value.Term> allowed =
        type == ParamType.ONE_OF
            ? Optional.of(new Value.Term("oneOf", said.values(), List.of()))
            : first(options, "allowed")
                .map(option -> (Value.Term) option.values().get(0))
                .map(term -> type == ParamType.DATE ? dates(options, term) : term);
    Optional<Value> otherwise =
        first(options, "otherwise").map(o -> defaultOf(o, type)).filter(value -> value != null);
    if (otherwise.isPresent() && allowed.isPresent()) {
      first(options, "otherwise").ifPresent(o -> checkAllowed(o, otherwise.get(), allowed.get()));
    }
    return new Param(
        name,
        type,
        first(options, "about").map(o -> VerbOutputs.text(o.values().get(0))).orElse(""),
        otherwise,
        allowed,
        options.stream().filter(option -> !FIELDS.contains(option.word())).toList(),
        first(options, "personal").isPresent(),
        reading.mistakes.at(at));
  }

  private static Optional<Option> first(List<Option> options, String word) {
    return options.stream().filter(option -> option.word().equals(word)).findFirst();
  }

  private Value defaultOf(Option option, ParamType type) {
    Value value = option.values().get(0);
    return type == ParamType.DATE ? date(option, value) : value;
  }

  private Value.Term dates(List<Option> options, Value.Term term) {
    Option at = first(options, "allowed").orElseThrow();
    return new Value.Term(
        term.word(), term.values().stream().map(v -> date(at, v)).toList(), List.of());
  }

  private Value date(Option at, Value value) {
    String text = VerbOutputs.text(value);
    try {
      return new Value.Date(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      reading.mistakes.error(at.at(), "'" + text + "' is not a date: write it as 2026-01-31");
      return value;
    }
  }

  private void checkAllowed(Option at, Value value, Value.Term allowed) {
    List<Value> values = allowed.values();
    boolean ok =
        switch (allowed.word()) {
          case "oneOf" -> values.stream().anyMatch(v -> same(v, value));
          case "between" ->
              values.size() != 2
                  || (order(values.get(0), value) <= 0 && order(value, values.get(1)) <= 0);
          default -> true;
        };
    if (!ok) {
      reading.mistakes.error(at.at(), "the default is not among the allowed values");
    }
  }

  private static boolean same(Value left, Value right) {
    return left.equals(right)
        || (left instanceof Value.Num && right instanceof Value.Num && order(left, right) == 0);
  }

  private static int order(Value left, Value right) {
    if (left instanceof Value.Date a && right instanceof Value.Date b) {
      return a.date().compareTo(b.date());
    }
    return number(left).compareTo(number(right));
  }

  private static BigDecimal number(Value value) {
    return value instanceof Value.Num num ? num.number() : BigDecimal.ZERO;
  }
}
