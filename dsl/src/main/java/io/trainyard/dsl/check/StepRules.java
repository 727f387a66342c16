package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Output;
import io.trainyard.engine.pipeline.Value;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** What the options of one step must be together. */
final class StepRules {
  private static final Map<String, List<String>> ONE_OF =
      Map.of(
          "collect", List.of("csv", "jsonLines", "parquet", "http", "jdbc", "published"),
          "transform", List.of("sql", "compute", "using"),
          "publish", List.of("named", "csv", "jsonLines", "parquet", "jdbc"));
  private static final Map<String, Map<String, String>> GOES_WITH =
      Map.of(
          "collect",
          Map.of("query", "jdbc", "login", "jdbc", "bearer", "http"),
          "publish",
          Map.of("into", "jdbc", "login", "jdbc"));

  private final Reading reading;

  StepRules(Reading reading) {
    this.reading = reading;
  }

  void check(MethodCallExpression call, String verb, List<Option> options) {
    ASTNode at = call.getMethod();
    exactlyOne(call, verb, options);
    GOES_WITH
        .getOrDefault(verb, Map.of())
        .forEach((word, partner) -> goesWith(options, word, partner));
    if (find(options, "jdbc").isPresent()) {
      String partner = verb.equals("collect") ? "query" : "into";
      if (find(options, partner).isEmpty()) {
        reading.mistakes.error(
            find(options, "jdbc").get().at(), "'jdbc' needs '" + partner + "' beside it");
      }
    }
    if (verb.equals("list")) {
      new ListRules(reading.mistakes).check(options);
    }
    if (verb.equals("split")) {
      shares(at, options);
    }
    checkBlocks(options);
    outputs(verb, options);
  }

  /** Outputs are said with a dot, so each needs a name of its own that is one word. */
  private void outputs(String verb, List<Option> options) {
    Optional<Option> at = find(options, verb.equals("step") ? "produces" : "outputs");
    if (at.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    for (Output output : VerbOutputs.of(verb, options)) {
      if (!output.name().matches("[A-Za-z][A-Za-z0-9_]{0,62}")) {
        reading.mistakes.error(
            at.get().at(),
            "'"
                + output.name()
                + "' is no name for an output: a letter, then up to 62 letters,"
                + " digits or _");
      } else if (!names.add(output.name())) {
        reading.mistakes.error(at.get().at(), "two outputs are called '" + output.name() + "'");
      }
    }
  }

  private void exactlyOne(MethodCallExpression call, String verb, List<Option> options) {
    List<String> words = ONE_OF.getOrDefault(verb, List.of());
    List<Option> said = options.stream().filter(o -> words.contains(o.word())).toList();
    if (!words.isEmpty() && said.isEmpty() && !reading.mistakes.hasErrorsIn(call)) {
      reading.error(call.getMethod(), "'" + verb + "' needs one of: " + String.join(", ", words));
    }
    if (said.size() > 1 && !said.get(0).word().equals(said.get(1).word())) {
      reading.mistakes.error(
          said.get(1).at(),
          "'"
              + verb
              + "' takes one of "
              + String.join(", ", words)
              + ", but has '"
              + said.get(0).word()
              + "' already");
    }
  }

  private void goesWith(List<Option> options, String word, String partner) {
    Optional<Option> option = find(options, word);
    if (option.isPresent() && find(options, partner).isEmpty()) {
      reading.mistakes.error(option.get().at(), "'" + word + "' goes with '" + partner + "' only");
    }
  }

  private void shares(ASTNode at, List<Option> options) {
    BigDecimal sum =
        Stream.of("holdOut", "validation")
            .flatMap(word -> find(options, word).stream())
            .flatMap(option -> option.values().stream())
            .map(value -> value instanceof Value.Num num ? num.number() : BigDecimal.ZERO)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) >= 0) {
      reading.error(
          at,
          "nothing is left to train on: 'holdOut' and 'validation' make "
              + sum
              + " together, of 1");
    }
  }

  /** Two checks of one name would hide each other. */
  private void checkBlocks(List<Option> options) {
    Set<Value> names = new HashSet<>();
    for (Option option : options) {
      if (option.word().equals("check") && !names.add(option.values().get(0))) {
        reading.mistakes.error(
            option.at(),
            "two checks are called '" + VerbOutputs.text(option.values().get(0)) + "'");
      }
    }
  }

  private static Optional<Option> find(List<Option> options, String word) {
    return options.stream().filter(option -> option.word().equals(word)).findFirst();
  }
}
