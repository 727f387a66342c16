package io.trainyard.engine.pipeline;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The value each param of a pipeline has in one run: what the caller gave, the run's date, or the
 * default. Every mistake is found in one pass.
 *
 * @param values by param, complete when there are no errors
 * @param errors by param: what, why, and the smallest fix
 */
public record ParamValues(Map<String, Value> values, Map<String, String> errors) {

  public ParamValues {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
    errors = Collections.unmodifiableMap(new TreeMap<>(errors));
  }

  /** From texts, as {@code --param name=value} gives them. */
  public static ParamValues ofTexts(
      Pipeline pipeline, Map<String, String> given, LocalDate runDate) {
    Map<String, Value> values = new TreeMap<>();
    Map<String, String> unreadable = new TreeMap<>();
    given.forEach(
        (name, text) -> {
          Optional<Param> param = pipeline.param(name);
          Optional<Value> value =
              param.isEmpty()
                  ? Optional.of(new Value.Text(text)) // refused below, by its name
                  : ParamRules.parse(param.get(), text);
          value.ifPresentOrElse(
              found -> values.put(name, found),
              () -> unreadable.put(name, ParamRules.wrongType(param.get(), "'" + text + "'")));
        });
    ParamValues rest = of(pipeline, values, runDate);
    Map<String, String> errors = new TreeMap<>(rest.errors());
    errors.putAll(unreadable);
    return new ParamValues(rest.values(), errors);
  }

  /** From values; the params that are not given take the run's date or their default. */
  public static ParamValues of(Pipeline pipeline, Map<String, Value> given, LocalDate runDate) {
    Map<String, Value> values = new TreeMap<>();
    Map<String, String> errors = new TreeMap<>();
    for (String name : given.keySet()) {
      if (pipeline.param(name).isEmpty()) {
        errors.put(name, unknown(pipeline, name));
      }
    }
    for (Param param : pipeline.params()) {
      Optional<Value> value =
          Optional.ofNullable(given.get(param.name())).or(() -> unlessGiven(param, runDate));
      value.ifPresent(found -> values.put(param.name(), found));
      mistake(param, value, runDate).ifPresent(text -> errors.put(param.name(), text));
    }
    return new ParamValues(values, errors);
  }

  private static Optional<Value> unlessGiven(Param param, LocalDate runDate) {
    return param.type() == ParamType.RUN_DATE
        ? Optional.of(new Value.Date(runDate.minusDays(daysBack(param))))
        : param.otherwise();
  }

  private static long daysBack(Param param) {
    return param.options().stream()
        .filter(option -> option.word().equals("back"))
        .flatMap(option -> option.values().stream())
        .filter(Value.Span.class::isInstance)
        .mapToLong(value -> ((Value.Span) value).duration().toDays())
        .findFirst()
        .orElse(0);
  }

  private static Optional<String> mistake(Param param, Optional<Value> value, LocalDate runDate) {
    String name = param.name();
    if (value.isEmpty()) {
      return Optional.of("param '" + name + "' has no default: give --param " + name + "=..");
    }
    if (param.type() == ParamType.RUN_DATE && !value.equals(unlessGiven(param, runDate))) {
      return Optional.of(
          "param '" + name + "' follows the date of the run: give --day YYYY-MM-DD instead");
    }
    return ParamRules.mistake(param, value.get());
  }

  private static String unknown(Pipeline pipeline, String name) {
    List<String> names = pipeline.params().stream().map(Param::name).toList();
    String known =
        names.isEmpty()
            ? "it has none"
            : "it has " + String.join(", ", names) + Closest.hint(name, names);
    return "param '" + name + "' is not one of pipeline '" + pipeline.name() + "': " + known;
  }
}
