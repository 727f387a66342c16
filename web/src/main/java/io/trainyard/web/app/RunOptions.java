package io.trainyard.web.app;

import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.schedule.RunDates;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a caller may give a run. */
final class RunOptions {
  @Mixin private final ParamOptions params = new ParamOptions();

  @Option(
      names = "--day",
      paramLabel = "DATE",
      description =
          "The date the run is about, as 2026-01-31; else today where the schedule is, or in UTC.")
  private @Nullable String day;

  Map<String, String> params() {
    return params.values();
  }

  @Nullable String dayGiven() {
    return day;
  }

  LocalDate day(Pipeline pipeline, Clock clock) {
    if (day == null) {
      return RunDates.today(pipeline, clock.instant());
    }
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Refusal.usage("--day '" + day + "' is no date: write it as 2026-01-31.");
    }
  }

  /** Every param's value; a {@link Refusal} names all mistakes. */
  ParamValues values(Pipeline pipeline, Clock clock) {
    ParamValues values = ParamValues.ofTexts(pipeline, params.values(), day(pipeline, clock));
    if (!values.errors().isEmpty()) {
      throw Refusal.usage(Sentence.of(String.join("\n", values.errors().values())));
    }
    return values;
  }
}
