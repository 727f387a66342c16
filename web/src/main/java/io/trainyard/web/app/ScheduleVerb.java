package io.trainyard.web.app;

import io.trainyard.engine.pipeline.Loaded;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.PipelineSource;
import io.trainyard.engine.schedule.Fire;
import io.trainyard.engine.schedule.PipelineFires;
import io.trainyard.engine.trigger.TriggerOptions;
import io.trainyard.web.api.ScheduleView;
import io.trainyard.web.api.SkippedView;
import io.trainyard.web.api.TriggerView;
import io.trainyard.web.api.TriggersDesk;
import io.trainyard.web.app.text.FireText;
import io.trainyard.web.app.text.PipelineText;
import io.trainyard.web.app.text.TextTable;
import io.trainyard.web.app.text.TriggerLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainyard schedule}: what fires when, what was left out, and pauses of it. */
@Command(
    name = "schedule",
    description = {
      "Say what fires when, and what was left out; pause it. Nothing is started.",
      "  schedule preview FILE [--from INSTANT] [--count N]   the next fires, with clock changes",
      "  schedule list [DIR]                                  the schedules of a folder",
      "  schedule pause|resume PIPELINE    leave out what fires; let it start runs again"
    })
final class ScheduleVerb extends AskingVerb {
  private static final int MOST = 10_000;
  private static final int SKIPPED_SHOWN = 10;

  @Parameters(index = "0", paramLabel = "ACTION", description = "preview, list, pause or resume")
  private String action = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE|DIR|PIPELINE",
      description = "A pipeline file or name; or a folder, else ./pipelines.")
  private @Nullable String place;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "A time such as 2026-03-28T00:00:00Z, or a day; now unless said.")
  private @Nullable String from;

  @Option(names = "--count", paramLabel = "N", description = "How many fires; 10 unless said.")
  private int count = 10;

  ScheduleVerb(Shell shell) {
    super(shell);
  }

  /** One line of a preview, as JSON. */
  record Shown(
      Instant logical,
      Instant scheduled,
      LocalDate day,
      String clock,
      String note,
      boolean fires) {}

  record Preview(
      String pipeline, List<String> schedules, List<Shown> next, List<SkippedView> skipped) {}

  @Override
  public Integer call() {
    switch (action) {
      case "preview" -> preview();
      case "list" -> list();
      case "pause", "resume" -> change();
      default ->
          throw Refusal.usage(
              "'schedule %s' is not known: say preview, list, pause or resume.".formatted(action));
    }
    return Exit.OK;
  }

  private void change() {
    if (place == null) {
      throw Refusal.usage("name a pipeline: trainyard schedule %s PIPELINE.".formatted(action));
    }
    try (OpenDesk open = desk()) {
      ScheduleView changed = open.desk().schedules().change(place, action, Actor.of(shell()));
      if (json()) {
        printJson(changed);
      } else {
        boolean isPaused = changed.pausedBy() != null;
        print(
            isPaused
                ? "the schedule of %s is paused: what fires is left out".formatted(place)
                : "the schedule of %s goes on".formatted(place));
      }
    }
  }

  private void preview() {
    if (place == null) {
      throw Refusal.usage("name a pipeline file: trainyard schedule preview FILE.");
    }
    if (count < 1 || count > MOST) {
      throw Refusal.usage("--count is a whole number from 1 to " + MOST + ".");
    }
    Pipeline pipeline = PipelineFiles.require(place, trainyard().pipelines(), shell());
    PipelineFires fires = new PipelineFires(pipeline, trainyard().calendars());
    List<Fire> next = fires.upcomingOfAll(from().minusNanos(1), count);
    List<SkippedView> skipped = skipped(pipeline.name());
    if (json()) {
      printJson(
          new Preview(
              pipeline.name(),
              schedules(pipeline),
              next.stream().map(fire -> shown(fire, zone(fires))).toList(),
              skipped));
      return;
    }
    print(pipeline.name());
    schedules(pipeline).forEach(line -> print("  " + line));
    if (!TriggerOptions.of(pipeline).isEmpty()) {
      show(pipeline);
    }
    if (fires.isEmpty()) {
      print(
          "  has no schedule: it starts when "
              + (pipeline.triggers().isEmpty() ? "somebody starts it" : "something happens"));
      return;
    }
    show(next, zone(fires));
    show(skipped);
  }

  /** What its triggers wait for, and what they left out. */
  private void show(Pipeline pipeline) {
    if (server() == null && !home().exists()) {
      return;
    }
    try (OpenDesk open = desk()) {
      TriggersDesk desk = open.desk().triggers();
      List<TriggerView> listening =
          desk.triggers().stream().filter(each -> each.pipeline().equals(pipeline.name())).toList();
      TriggerLines.listening(listening).forEach(this::print);
      if (listening.isEmpty()) {
        return;
      }
      List<String> leftOut = TriggerLines.leftOut(desk.leftOut(pipeline.name(), SKIPPED_SHOWN));
      if (!leftOut.isEmpty()) {
        print("events that led to no run:");
        leftOut.forEach(this::print);
      }
    }
  }

  private static Shown shown(Fire fire, ZoneId zone) {
    return new Shown(
        fire.logical(),
        fire.scheduled(),
        fire.day(),
        FireText.clock(fire, zone),
        FireText.note(fire),
        fire.isOpen());
  }

  /** The zone of the first schedule is the one that is shown. */
  private static ZoneId zone(PipelineFires fires) {
    return fires.schedules().get(0).zone();
  }

  private static List<String> schedules(Pipeline pipeline) {
    return pipeline.triggers().stream().map(PipelineText::trigger).toList();
  }

  private void show(List<Fire> fires, ZoneId zone) {
    TextTable table = TextTable.of("fires at (" + zone + ")", "logical time", "about", "");
    for (int i = 0; i < fires.size(); i++) {
      Fire fire = fires.get(i);
      if (i > 0) {
        FireText.change(fires.get(i - 1), fire, zone)
            .ifPresent(change -> table.row("", "", "", "-- " + change));
      }
      table.row(
          (fire.isOpen() ? "" : "- ") + FireText.clock(fire, zone),
          fire.logical().toString(),
          fire.day().toString(),
          FireText.note(fire));
    }
    table.lines().forEach(this::print);
    if (fires.isEmpty()) {
      print("  nothing fires any more");
    }
  }

  private void show(List<SkippedView> skipped) {
    if (!skipped.isEmpty()) {
      print("left out before:");
      skipped.forEach(
          each ->
              print(
                  "  %s%s: %s"
                      .formatted(
                          each.logical(),
                          each.count() == 1
                              ? ""
                              : " and %d before it, from %s"
                                  .formatted(each.count() - 1, each.first()),
                          each.because())));
    }
  }

  /** What the home remembers; nothing where there is none. */
  private List<SkippedView> skipped(String pipeline) {
    if (server() == null && !home().exists()) {
      return List.of();
    }
    try (OpenDesk open = desk()) {
      return open.desk().schedules().skipped(pipeline, SKIPPED_SHOWN);
    }
  }

  private Instant from() {
    Instant now = shell().clock().instant();
    String text = from;
    if (text == null) {
      return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.usage("--from is a time such as 2026-03-28T00:00:00Z, or a day.");
    }
  }

  private void list() {
    String named = place == null ? "pipelines" : place;
    Path folder = shell().resolve(named);
    if (!Files.isDirectory(folder)) {
      throw Refusal.usage("there is no folder " + named + ".");
    }
    Map<String, ScheduleView> known = known();
    Instant now = shell().clock().instant();
    List<ListedStarts> listed = new ArrayList<>();
    PipelineSource source = trainyard().pipelines();
    for (Path file : source.list(folder)) {
      Loaded loaded = source.load(file);
      String shown = PipelineFiles.shown(file, shell());
      loaded
          .pipeline()
          .flatMap(
              each ->
                  ListedStarts.of(
                      shown, each, trainyard().calendars(), now, known.get(each.name())))
          .ifPresent(listed::add);
      if (loaded.pipeline().isEmpty()) {
        shell().err().println(shown + " has mistakes: trainyard lint");
      }
    }
    if (json()) {
      printJson(listed);
    } else {
      show(listed, folder);
    }
  }

  private Map<String, ScheduleView> known() {
    if (server() == null && !home().exists()) {
      return Map.of();
    }
    try (OpenDesk open = desk()) {
      return open.desk().schedules().schedules().stream()
          .collect(Collectors.toMap(ScheduleView::pipeline, Function.identity()));
    }
  }

  private void show(List<ListedStarts> listed, Path folder) {
    if (listed.isEmpty()) {
      print(
          "no pipeline of "
              + PipelineFiles.shown(folder, shell())
              + " has a schedule, a trigger or a deadline");
      return;
    }
    ListedStarts.lines(listed).forEach(this::print);
  }
}
