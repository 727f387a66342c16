package io.trainyard.engine.trigger;

import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.check.Finding;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.registry.RegistryEvents;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Planned;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which signals an event of the log is. */
final class Signals {
  private final Runs runs;

  Signals(Runs runs) {
    this.runs = runs;
  }

  /**
   * A signal, and what two of them have in common that are one and the same.
   *
   * @param id of the signal
   * @param trigger name of the only trigger that it is for; empty = it is for all that listen
   * @param pipeline of that trigger
   */
  record Given(String id, String key, String pipeline, String trigger) {
    static Given of(Signal signal, String key) {
      return new Given(signal.id(), key, "", "");
    }

    boolean isFor(LiveTrigger live) {
      return trigger.isEmpty()
          || (live.pipeline().name().equals(pipeline) && live.name().equals(trigger));
    }
  }

  /**
   * None where no trigger can listen for such an event.
   *
   * @param wanted kinds that some trigger listens for; nothing is looked up for others
   */
  List<Given> of(Event event, Set<Signal.Kind> wanted) {
    return switch (event.kind()) {
      case TriggerEvents.HOOK_RECEIVED -> {
        TriggerEvents.HookReceived call =
            EventJson.read(event.json(), TriggerEvents.HookReceived.class);
        yield List.of(Given.of(Signal.of(Signal.Kind.WEBHOOK, call.hook()), call.key()));
      }
      case TriggerEvents.FILE_ARRIVED -> {
        TriggerEvents.FileArrived file =
            EventJson.read(event.json(), TriggerEvents.FileArrived.class);
        String key = file.path() + " " + file.digest();
        yield List.of(new Given(file.signal(), key, file.pipeline(), file.trigger()));
      }
      case DataEvents.PUBLISHED ->
          named(
              event,
              Signal.Kind.PUBLISHED,
              EventJson.read(event.json(), DataEvents.Published.class).name());
      case RegistryEvents.VERSION_REGISTERED ->
          named(
              event,
              Signal.Kind.REGISTERED,
              EventJson.read(event.json(), RegistryEvents.VersionRegistered.class).model());
      case RegistryEvents.ALIAS_MOVED -> moved(event);
      case RunEvents.RUN_ENDED -> wanted.contains(Signal.Kind.SUCCEEDED) ? ended(event) : List.of();
      case RunEvents.ATTEMPT_ENDED ->
          wanted.contains(Signal.Kind.FINDING) ? found(event) : List.of();
      default -> List.of();
    };
  }

  private static String key(Event event) {
    return "event " + event.seq();
  }

  private static List<Given> named(Event event, Signal.Kind kind, String name) {
    return List.of(Given.of(Signal.of(kind, name), key(event)));
  }

  private static List<Given> moved(Event event) {
    RegistryEvents.AliasMoved moved = EventJson.read(event.json(), RegistryEvents.AliasMoved.class);
    Signal signal = new Signal(Signal.Kind.MOVED, moved.model(), moved.alias());
    return List.of(Given.of(signal, key(event)));
  }

  /** The runs of a backfill are about the past: nobody is to act on them. */
  private List<Given> ended(Event event) {
    if (EventJson.read(event.json(), RunEvents.RunEnded.class).state() != RunState.SUCCEEDED) {
      return List.of();
    }
    Optional<Run> run = runs.run(event.run());
    boolean isOfBackfill =
        run.flatMap(Run::planned).map(Planned::backfill).filter(number -> number != 0).isPresent();
    return run.isEmpty() || isOfBackfill
        ? List.of()
        : named(event, Signal.Kind.SUCCEEDED, run.get().pipeline());
  }

  /** Of the step, and of its pipeline as a whole. */
  private List<Given> found(Event event) {
    RunEvents.AttemptEnded ended = EventJson.read(event.json(), RunEvents.AttemptEnded.class);
    if (ended.findings().stream().allMatch(Finding::passed)) {
      return List.of();
    }
    Optional<Run> run = runs.run(event.run());
    Optional<String> step =
        runs.attempts(event.run()).stream()
            .filter(attempt -> attempt.id() == ended.attempt())
            .map(Attempt::step)
            .findFirst();
    if (run.isEmpty() || step.isEmpty()) {
      return List.of();
    }
    String pipeline = run.get().pipeline();
    Signal whole = Signal.of(Signal.Kind.FINDING, pipeline);
    Signal part = new Signal(Signal.Kind.FINDING, pipeline, step.get());
    return List.of(Given.of(whole, key(event)), Given.of(part, key(event)));
  }
}
