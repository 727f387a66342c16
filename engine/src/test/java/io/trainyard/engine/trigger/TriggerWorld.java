package io.trainyard.engine.trigger;

import static io.trainyard.engine.testing.Definitions.step;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.Journal;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.event.ReaderPosition;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Param;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.SourceRef;
import io.trainyard.engine.pipeline.Trigger;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.testing.ManualWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Triggers whose whole world is in memory and moves only when a test says so. */
final class TriggerWorld extends ManualWorld {
  static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  final MemoryTriggers remembered = new MemoryTriggers(store());
  final EventTriggers triggers =
      new EventTriggers(
          new TriggerPorts(
              runner(),
              store(),
              new ReaderPosition.Ports(store(), store(), remembered),
              remembered,
              artifacts(),
              alarm(),
              clock()),
          loop());

  TriggerWorld() {
    super(START);
  }

  private TriggerWorld(TriggerWorld before) {
    super(before);
  }

  /** The process ends without a word, and a new one begins so much later. */
  TriggerWorld down(Duration span, Pipeline... pipelines) {
    clock().advance(span);
    TriggerWorld next = new TriggerWorld(this);
    next.runner().recover();
    next.begin(pipelines);
    return next;
  }

  void begin(Pipeline... pipelines) {
    Arrays.stream(pipelines).forEach(each -> triggers.put(each, Path.of(".").toAbsolutePath()));
    triggers.begin();
    loop().runAll();
  }

  void put(Pipeline pipeline) {
    triggers.put(pipeline, Path.of(".").toAbsolutePath());
    loop().runAll();
  }

  static Pipeline pipeline(String name, List<Param> params, Option... trigger) {
    return Pipeline.named(name)
        .triggers(
            trigger.length == 0
                ? List.of()
                : List.of(new Trigger(TriggerOptions.KIND, List.of(trigger), SourceRef.NONE)))
        .params(params)
        .steps(step("work").build())
        .version("sha256:0")
        .build();
  }

  static Option option(String word, Value... values) {
    return new Option(word, List.of(values), SourceRef.NONE);
  }

  static Option text(String word, String... texts) {
    return option(word, Arrays.stream(texts).map(Value.Text::new).toArray(Value[]::new));
  }

  static Option span(String word, Duration span) {
    return option(word, new Value.Span(span));
  }

  static Option all() {
    return option("combine", Value.Term.of("all"));
  }

  static Value event(String path) {
    return Value.Term.of("event", new Value.Text(path));
  }

  /** Something happens, and what hears it does what it does. */
  long happen(String kind, Record facts) throws Journal.Conflict {
    long seq = store().write(List.of(new NewEvent(kind, "test", 0, EventJson.write(facts))));
    loop().runAll();
    return seq;
  }

  /** Seqs of the events that runs of a pipeline name as their cause. */
  List<Long> causes(String pipeline) {
    return runs(pipeline).stream()
        .flatMap(run -> remembered.cause(run.number()).stream())
        .map(TriggerEvents.Started::event)
        .toList();
  }
}
