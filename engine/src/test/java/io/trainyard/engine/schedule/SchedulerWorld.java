package io.trainyard.engine.schedule;

import static io.trainyard.engine.testing.Definitions.step;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.testing.ManualWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A scheduler whose whole world is in memory and moves only when a test says so. */
final class SchedulerWorld extends ManualWorld {
  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");
  static final String STEP = "work";

  final Scheduler scheduler =
      new Scheduler(
          new SchedulerPorts(
              runner(), store(), store(), new MemorySchedules(store()), alarm(), clock()),
          loop());

  SchedulerWorld() {
    super(START);
  }

  private SchedulerWorld(SchedulerWorld before) {
    super(before);
  }

  /** The process ends without a word, and a new one begins so much later. */
  SchedulerWorld down(Duration span, String... held) {
    clock().advance(span);
    SchedulerWorld next = new SchedulerWorld(this);
    next.executor().hold(held);
    next.runner().recover();
    next.loop().runAll();
    return next;
  }

  /** A pipeline of one step with this schedule. */
  static Pipeline pipeline(String name, List<Param> params, Option... schedule) {
    return Pipeline.named(name)
        .triggers(List.of(new Trigger(ScheduleOptions.KIND, List.of(schedule), SourceRef.NONE)))
        .params(params)
        .steps(step(STEP).build())
        .version("sha256:0")
        .build();
  }

  static Option cron(String expression) {
    return new Option("cron", List.of(new Value.Text(expression)), SourceRef.NONE);
  }

  static Option word(String word, String term, Value... values) {
    return new Option(word, List.of(Value.Term.of(term, values)), SourceRef.NONE);
  }

  void put(Option... schedule) {
    put(pipeline("p", List.of(), schedule));
  }

  void put(Pipeline pipeline) {
    scheduler.put(pipeline, Path.of("."), new PipelineFires(pipeline, Calendars.NONE));
    scheduler.look();
    loop().runAll();
  }

  @Override
  public void pass(Duration span) {
    super.pass(span);
    look();
  }

  void look() {
    scheduler.look();
    loop().runAll();
  }

  /** Writes what Ada did. */
  void write(String kind, Record facts) {
    store().append(List.of(new NewEvent(kind, "os:ada", 0, EventJson.write(facts))));
  }

  /** Every run, oldest first. */
  List<Run> runs() {
    return runs("");
  }

  /** The logical times of the runs, as they were made. */
  List<String> logical() {
    return runs().stream()
        .flatMap(run -> run.planned().stream())
        .map(planned -> planned.logical().toString())
        .toList();
  }

  /** What was left out, the oldest first. */
  List<ScheduleEvents.Skipped> skipped() {
    List<ScheduleEvents.Skipped> skipped = new MemorySchedules(store()).skipped("p", 1_000_000);
    return skipped.stream().sorted(Comparator.comparing(ScheduleEvents.Skipped::logical)).toList();
  }

  long skippedCount() {
    return skipped().stream().mapToLong(ScheduleEvents.Skipped::count).sum();
  }
}
