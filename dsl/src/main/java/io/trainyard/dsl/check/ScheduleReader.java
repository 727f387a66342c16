package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Trigger;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks a schedule. Nothing fires by it in this release, and a warning says so. */
final class ScheduleReader {
  private final Mistakes mistakes;

  ScheduleReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  Trigger read(List<Option> options, SourceRef at) {
    mistakes.warning(
        at,
        "this release keeps the schedule, but nothing fires yet: start runs with 'trainyard run'");
    Optional<Option> zone = first(options, "zone");
    if (zone.isEmpty()) {
      mistakes.warning(at, "no 'zone': the schedule is read in UTC");
    }
    zone.ifPresent(this::zone);
    first(options, "cron")
        .ifPresent(
            cron ->
                Cron.problem(VerbOutputs.text(cron.values().get(0)))
                    .ifPresent(why -> mistakes.error(cron.at(), why)));
    return new Trigger("schedule", options, at);
  }

  private void zone(Option option) {
    String name = VerbOutputs.text(option.values().get(0));
    Set<String> zones = ZoneId.getAvailableZoneIds();
    if (!zones.contains(name)) {
      mistakes.error(
          option.at(),
          "'"
              + name
              + "' is not a time zone."
              + Near.best(name, zones)
                  .map(z -> " Did you mean '" + z + "'?")
                  .orElse(" Zones look like 'Europe/Berlin'."));
    }
  }

  private static Optional<Option> first(List<Option> options, String word) {
    return options.stream().filter(option -> option.word().equals(word)).findFirst();
  }
}
