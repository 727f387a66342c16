package io.trainyard.web.view.pipeline;

import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.web.api.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes forms of the params of pipelines. Pure. */
final class StartForms {
  /** What names of fields begin with, so that a param cannot be mistaken for another field. */
  static final String PARAM = "param.";

  private static final String POINTER = "/params/";

  private StartForms() {}

  /**
   * What was typed.
   *
   * @param params by name, without those left blank
   * @param day empty where it is left blank
   */
  record Typed(Map<String, String> params, Optional<String> day, boolean fresh, String key) {
    /** Nothing yet. */
    static Typed nothing(String key) {
      return new Typed(Map.of(), Optional.empty(), false, key);
    }
  }

  /** Who sees the form, and when. */
  record Seen(boolean may, Instant now) {}

  /**
   * The form.
   *
   * @param refused why what was typed starts no run; empty where nothing was sent
   */
  static StartForm of(Pipeline pipeline, Typed typed, Optional<Problem> refused, Seen seen) {
    Map<String, String> mistakes = new HashMap<>();
    refused.ifPresent(problem -> problem.flaws().forEach(flaw -> put(mistakes, flaw)));
    List<StartForm.Field> fields = new ArrayList<>();
    for (Param param : pipeline.params()) {
      if (param.type() != ParamType.RUN_DATE) {
        Optional<String> mistake = Optional.ofNullable(mistakes.remove(param.name()));
        fields.add(field(param, typed, mistake));
      }
    }
    boolean isDayWrong = typed.day().isPresent() && typed.day().flatMap(StartForms::date).isEmpty();
    boolean isTold = fields.stream().anyMatch(StartForm.Field::isWrong) && mistakes.isEmpty();
    return new StartForm(
        "/pipelines/" + pipeline.name() + "/start",
        typed.key(),
        fields,
        typed.day().orElse(""),
        LocalDate.ofInstant(seen.now(), ZoneOffset.UTC).toString(),
        isDayWrong ? "'" + typed.day().orElse("") + "' is no date such as 2026-01-31." : "",
        typed.fresh(),
        isDayWrong || isTold ? "" : refused.map(Problem::getMessage).orElse(""),
        seen.may());
  }

  private static void put(Map<String, String> mistakes, Problem.Flaw flaw) {
    if (flaw.pointer().startsWith(POINTER)) {
      mistakes.put(flaw.pointer().substring(POINTER.length()), flaw.detail());
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static StartForm.Field field(Param param, Typed typed, Optional<String> mistake) {
    String value = typed.params().getOrDefault(param.name(), "");
    Optional<String> standard =
        param.personal() ? Optional.empty() : param.otherwise().map(ValueText::plain);
    List<StartForm.Choice> choices = choices(param, value.isEmpty() ? standard.orElse("") : value);
    return new StartForm.Field(
        param.name(),
        "param-" + param.name(),
        rule(param),
        choices.isEmpty() ? kind(param) : "choice",
        choices,
        value,
        choices.isEmpty() ? standard.orElse("") : "",
        param.otherwise().isEmpty(),
        hint(param, standard),
        mistake.map(text -> text + ". " + place(param)).orElse(""));
  }

  private static String place(Param param) {
    return param.at().line() == 0
        ? ""
        : "That stands in " + param.at().file() + ":" + param.at().line() + ".";
  }

  private static String kind(Param param) {
    return switch (param.type()) {
      case DATE, RUN_DATE -> "date";
      case NUMBER, WHOLE_NUMBER -> "number";
      case TEXT, ONE_OF, YES_NO -> "text";
    };
  }

  /** What may be chosen; none where it is typed. */
  private static List<StartForm.Choice> choices(Param param, String chosen) {
    List<String> values = new ArrayList<>();
    if (param.type() == ParamType.YES_NO) {
      values.addAll(List.of("yes", "no"));
    }
    param
        .allowed()
        .filter(allowed -> allowed.word().equals("oneOf"))
        .ifPresent(allowed -> allowed.values().forEach(each -> values.add(ValueText.plain(each))));
    if (values.isEmpty()) {
      return List.of();
    }
    List<StartForm.Choice> choices = new ArrayList<>();
    if (!values.contains(chosen)) {
      choices.add(
          new StartForm.Choice("", param.otherwise().isEmpty() ? "Choose" : "As usual", true));
    }
    values.forEach(value -> choices.add(new StartForm.Choice(value, value, value.equals(chosen))));
    return choices;
  }

  private static String rule(Param param) {
    String type =
        switch (param.type()) {
          case TEXT -> "text";
          case WHOLE_NUMBER -> "whole number";
          case NUMBER -> "number";
          case YES_NO -> "yes or no";
          case DATE, RUN_DATE -> "date";
          case ONE_OF -> "choice";
        };
    String bounds =
        param
            .allowed()
            .filter(allowed -> allowed.word().equals("between") && allowed.values().size() == 2)
            .map(allowed -> ", " + plain(allowed, 0) + " to " + plain(allowed, 1))
            .orElse("");
    return type + bounds + (param.otherwise().isEmpty() ? ", needed" : "");
  }

  private static String plain(Value.Term allowed, int at) {
    return ValueText.plain(allowed.values().get(at));
  }

  private static String hint(Param param, Optional<String> standard) {
    List<String> parts = new ArrayList<>();
    if (!param.about().isEmpty()) {
      parts.add(param.about() + (param.about().matches(".*[.!?]") ? "" : "."));
    }
    standard.ifPresent(text -> parts.add("Otherwise " + text + "."));
    if (param.personal()) {
      parts.add("Personal: kept apart, and shown as a digest.");
    }
    return String.join(" ", parts);
  }
}
