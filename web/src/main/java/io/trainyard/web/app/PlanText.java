package io.trainyard.web.app;

import io.trainyard.engine.why.Forecast;
import io.trainyard.engine.why.StepForecast;
import io.trainyard.web.app.text.Format;
import io.trainyard.web.app.text.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A plan as people read it. */
final class PlanText {
  private final Consumer<String> out;

  private PlanText(Consumer<String> out) {
    this.out = out;
  }

  /** Prints to this. */
  static PlanText of(Consumer<String> out) {
    return new PlanText(out);
  }

  /**
   * Prints a plan.
   *
   * @param against what it was held against; null where it was not
   */
  void show(PlanVerb.Plan plan, @Nullable String against) {
    if (against != null) {
      edit(plan.edit(), against);
    }
    out.accept("a run of " + plan.pipeline() + " about " + plan.day() + " would do:");
    plan.params().forEach((name, value) -> out.accept("  with " + name + " = " + value));
    out.accept("");
    steps(plan).lines().forEach(out);
    time(plan);
    if (!plan.schedules().isEmpty()) {
      out.accept("");
      plan.schedules().forEach(out);
      plan.nextFires().forEach(fire -> out.accept("  next " + fire));
    }
  }

  private void edit(List<String> edit, String against) {
    String other = against.matches("[0-9]+") ? "run " + against : against;
    out.accept(edit.isEmpty() ? "nothing differs from " + other : "since " + other + ":");
    edit.forEach(line -> out.accept("  " + line));
    out.accept("");
  }

  private static TextTable steps(PlanVerb.Plan plan) {
    boolean isForeseen = plan.steps().stream().anyMatch(step -> step.forecast() != null);
    TextTable table =
        isForeseen
            ? TextTable.of("step", "verb", "of", "would", "because")
            : TextTable.of("step", "verb", "of", "");
    for (PlanVerb.Planned step : plan.steps()) {
      String notes = String.join("; ", step.notes());
      StepForecast forecast = step.forecast();
      if (forecast == null) {
        table.row(step.step(), step.verb(), step.inputs(), notes);
      } else {
        String would = word(forecast.would());
        table.row(step.step(), step.verb(), step.inputs(), would, forecast.because());
        if (!notes.isEmpty() && mayRun(forecast)) {
          table.row("", "", "", "", notes);
        }
      }
    }
    return table;
  }

  private static boolean mayRun(StepForecast forecast) {
    return forecast.would() == Forecast.RUN || forecast.would() == Forecast.DEPENDS;
  }

  private static String word(Forecast forecast) {
    return switch (forecast) {
      case RUN, DEPENDS -> forecast.name().toLowerCase(Locale.ROOT);
      case CACHED, SKIPPED -> "be " + forecast.name().toLowerCase(Locale.ROOT);
    };
  }

  private void time(PlanVerb.Plan plan) {
    if (plan.expected() != null) {
      out.accept("");
      out.accept(
          "it takes about %s if all of this runs, as the last runs tell: %s"
              .formatted(Format.duration(plan.expected()), String.join(", then ", plan.longest())));
    }
  }
}
