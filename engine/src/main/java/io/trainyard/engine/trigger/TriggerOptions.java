package io.trainyard.engine.trigger;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SpanText;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads event triggers from the options of a pipeline's triggers. */
public final class TriggerOptions {
  /** The kind of trigger that listens. */
  public static final String KIND = "event";

  /** The term that stands for something of the event. */
  public static final String EVENT = "event";

  private static final Duration STABLE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofDays(30);

  private final List<Option> options;

  private TriggerOptions(List<Option> options) {
    this.options = options;
  }

  /** The event triggers of a pipeline, in file order; it was read without mistakes. */
  public static List<EventTrigger> of(Pipeline pipeline) {
    return pipeline.triggers().stream()
        .filter(trigger -> trigger.kind().equals(KIND))
        .map(Trigger::options)
        .map(TriggerOptions::read)
        .toList();
  }

  /**
   * One trigger.
   *
   * @throws BadTrigger naming the word and the reason
   */
  public static EventTrigger read(List<Option> options) {
    TriggerOptions read = new TriggerOptions(options);
    List<Signal> signals = read.signals();
    if (signals.isEmpty()) {
      throw new BadTrigger(
          "a trigger listens for something: webhook, succeeded, published, registered, moved,"
              + " finding or file");
    }
    boolean isAll = read.value("combine").filter(value -> word(value).equals("all")).isPresent();
    if (isAll && signals.size() == 1) {
      throw new BadTrigger("'combine all' goes with two signals or more");
    }
    return new EventTrigger(
        signals,
        isAll,
        read.secrets(),
        read.value("key").map(TriggerOptions::path),
        read.span("debounce"),
        read.span("atMostEvery"),
        read.value("stableFor").isPresent() ? read.span("stableFor") : STABLE,
        read.params());
  }

  /** The path of {@code event('data.x')}; empty where the value is something else. */
  public static Optional<String> pathOf(Value value) {
    return word(value).equals(EVENT) ? Optional.of(path(value)) : Optional.empty();
  }

  private List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    for (Option option : options) {
      Optional<Signal.Kind> kind = Signal.Kind.of(option.word());
      if (kind.isPresent()) {
        Signal signal = signal(kind.get(), option.values());
        if (signals.contains(signal)) {
          throw new BadTrigger("'" + signal.id() + "' stands twice in this trigger");
        }
        signals.add(signal);
      }
    }
    return signals;
  }

  private static Signal signal(Signal.Kind kind, List<Value> values) {
    boolean hasDetail = values.size() > 1 && kind != Signal.Kind.WEBHOOK;
    return new Signal(
        kind, ValueText.plain(values.get(0)), hasDetail ? ValueText.plain(values.get(1)) : "");
  }

  private Map<String, String> secrets() {
    Map<String, String> secrets = new TreeMap<>();
    for (Option option : options) {
      if (option.word().equals(Signal.Kind.WEBHOOK.word())
          && option.values().get(1) instanceof Value.Secret secret) {
        secrets.put(ValueText.plain(option.values().get(0)), secret.path());
      }
    }
    return secrets;
  }

  private Map<String, Value> params() {
    Map<String, Value> params = new TreeMap<>();
    for (Option option : options) {
      if (option.word().equals("give")) {
        String name = ValueText.plain(option.values().get(0));
        if (params.put(name, option.values().get(1)) != null) {
          throw new BadTrigger("'give' names the param '" + name + "' twice");
        }
      }
    }
    return params;
  }

  private Optional<Value> value(String word) {
    return options.stream()
        .filter(option -> option.word().equals(word) && !option.values().isEmpty())
        .map(option -> option.values().get(0))
        .findFirst();
  }

  private Duration span(String word) {
    Duration span =
        value(word)
            .filter(Value.Span.class::isInstance)
            .map(value -> ((Value.Span) value).duration())
            .orElse(Duration.ZERO);
    if (span.isNegative() || span.compareTo(LONGEST) > 0) {
      throw new BadTrigger("'" + word + "' is at most " + SpanText.of(LONGEST));
    }
    return span;
  }

  private static String word(Value value) {
    return value instanceof Value.Term term ? term.word() : "";
  }

  private static String path(Value value) {
    return ValueText.plain(((Value.Term) value).values().get(0));
  }
}
