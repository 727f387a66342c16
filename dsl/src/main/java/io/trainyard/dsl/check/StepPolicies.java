package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.CacheRule;
import io.trainyard.engine.pipeline.Claims;
import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Priority;
import io.trainyard.engine.pipeline.StartRule;
import io.trainyard.engine.pipeline.StepPolicy;
import io.trainyard.engine.pipeline.Value;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Makes a step's policy of the lines that every verb has. */
final class StepPolicies {
  private static final Set<String> WORDS =
      Set.of(
          "about",
          "when",
          "needs",
          "retry",
          "timeout",
          "finishWithin",
          "startsWhen",
          "fanOut",
          "resources",
          "priority",
          "atOnce",
          "cache",
          "formerly");

  private StepPolicies() {}

  /** Whether a line is about how the step proceeds, rather than an option of its verb. */
  static boolean isPolicy(String word) {
    return WORDS.contains(word);
  }

  /** The policy of a step; a value that has been refused counts as not said. */
  static StepPolicy of(List<Option> options) {
    try {
      return new StepPolicy(
          first(options, "startsWhen").map(StepPolicies::rule).orElse(StartRule.ALL_SUCCESS),
          first(options, "finishWithin").flatMap(StepPolicies::span),
          first(options, "fanOut").map(StepPolicies::fanOut).orElse(FanOut.DEFAULT),
          first(options, "resources").map(StepPolicies::claims).orElse(Claims.NONE),
          first(options, "priority").map(StepPolicies::priority).orElse(Priority.NORMAL),
          count(options, "atOnce"),
          first(options, "cache").map(StepPolicies::cache).orElse(CacheRule.DEFAULT),
          options.stream()
              .filter(option -> option.word().equals("formerly"))
              .flatMap(option -> option.values().stream())
              .map(VerbOutputs::text)
              .toList());
    } catch (IllegalArgumentException outOfRange) {
      return StepPolicy.DEFAULT; // the range of the word has told the mistake already
    }
  }

  /** The first value of a word. */
  static Optional<Value> first(List<Option> options, String word) {
    return options.stream()
        .filter(option -> option.word().equals(word))
        .flatMap(option -> option.values().stream())
        .findFirst();
  }

  /** The whole number of a word. */
  static OptionalInt count(List<Option> options, String word) {
    return first(options, word)
        .filter(Value.Num.class::isInstance)
        .map(value -> OptionalInt.of(((Value.Num) value).number().intValue()))
        .orElse(OptionalInt.empty());
  }

  private static StartRule rule(Value value) {
    return StartRule.of(word(value));
  }

  private static Priority priority(Value value) {
    return Priority.valueOf(word(value).toUpperCase(Locale.ROOT));
  }

  private static String word(Value value) {
    return value instanceof Value.Term term ? term.word() : "";
  }

  private static Optional<Duration> span(Value value) {
    return value instanceof Value.Span span ? Optional.of(span.duration()) : Optional.empty();
  }

  private static FanOut fanOut(Value value) {
    List<Option> lines = lines(value);
    return new FanOut(
        count(lines, "parallel"),
        first(lines, "tolerate").map(StepPolicies::number).orElse(0.0),
        count(lines, "atMost").orElse(FanOut.MOST),
        first(lines, "ifEmpty").filter(rule -> word(rule).equals("skip")).isPresent());
  }

  /** What {@code resources} says. */
  static Claims claims(Value value) {
    List<Option> lines = lines(value);
    Map<String, Integer> pools = new TreeMap<>();
    for (Option line : lines) {
      if (line.word().equals("pool")) {
        int places = line.values().size() > 1 ? (int) number(line.values().get(1)) : 1;
        pools.put(VerbOutputs.text(line.values().get(0)), places);
      }
    }
    return new Claims(
        first(lines, "cpus").map(StepPolicies::number).orElse(0.0),
        first(lines, "memory")
            .map(size -> size instanceof Value.Bytes bytes ? bytes.bytes() : 0L)
            .orElse(0L),
        count(lines, "gpus").orElse(0),
        pools);
  }

  private static CacheRule cache(Value value) {
    return word(value).equals("none")
        ? CacheRule.NONE
        : new CacheRule(true, first(lines(value), "version").map(VerbOutputs::text).orElse(""));
  }

  private static double number(Value value) {
    return value instanceof Value.Num number ? number.number().doubleValue() : 0;
  }

  private static List<Option> lines(Value block) {
    return block instanceof Value.Term term ? term.options() : List.of();
  }
}
