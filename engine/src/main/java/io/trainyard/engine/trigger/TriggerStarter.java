package io.trainyard.engine.trigger;

import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.pipeline.ParamValues;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.run.Fact;
import io.trainyard.engine.run.StartRequest;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Makes the request of a run from an event: its params, its date, and what it is the run for. */
final class TriggerStarter {
  /** The kind of cause that these runs name. */
  static final String CAUSE = "event";

  private static final String ENGINE = "engine";

  /** More runs in a row that start each other are taken for a circle. */
  private static final int MOST_DEPTH = 20;

  private final TriggerPorts ports;
  private final EventData data;

  /** No run can be made of the event; the message says why. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1;

    Unfit(String message) {
      super(message);
    }
  }

  TriggerStarter(TriggerPorts ports) {
    this.ports = ports;
    this.data = new EventData(ports.artifacts());
  }

  /** The text that two events which are one have in common, by the trigger's own rule. */
  Optional<String> text(Event event, String path) {
    return EventData.text(data.of(event), path);
  }

  StartRequest request(LiveTrigger live, TriggerVerdict.Start start) throws Unfit {
    try {
      return request(live, start, event(start.cause().event()));
    } catch (UncheckedIOException | JacksonException e) {
      throw new Unfit(String.valueOf(e.getMessage()));
    }
  }

  private StartRequest request(LiveTrigger live, TriggerVerdict.Start start, Event event)
      throws Unfit {
    LocalDate day = LocalDate.ofInstant(event.time(), ZoneOffset.UTC);
    Map<String, String> given = given(live, event);
    ParamValues values = ParamValues.ofTexts(live.pipeline(), given, day);
    if (!values.errors().isEmpty()) {
      throw new Unfit(String.join("; ", values.errors().values()));
    }
    Map<String, Value> params = new TreeMap<>(values.values());
    params.keySet().retainAll(given.keySet());
    Heard last = start.settled().get(start.settled().size() - 1);
    TriggerEvents.Started started =
        new TriggerEvents.Started(
            live.pipeline().name(),
            live.name(),
            start.key(),
            event.seq(),
            last.event(),
            start.settled().size(),
            depth(event));
    return new StartRequest(live.pipeline(), params, live.folder(), CAUSE, ENGINE, day)
        .stating(new Fact(TriggerEvents.STARTED, EventJson.write(started)));
  }

  private Event event(long seq) throws Unfit {
    return ports.reading().log().read(seq - 1, 1).stream()
        .findFirst()
        .orElseThrow(() -> new Unfit("event " + seq + " is not in the log any more"));
  }

  private int depth(Event event) throws Unfit {
    int depth = ports.triggers().cause(event.run()).map(cause -> cause.depth() + 1).orElse(1);
    if (depth > MOST_DEPTH) {
      throw new Unfit(
          MOST_DEPTH + " runs in a row have started each other by events: is this a circle?");
    }
    return depth;
  }

  private Map<String, String> given(LiveTrigger live, Event event) throws Unfit {
    Map<String, String> texts = new TreeMap<>();
    if (live.trigger().params().isEmpty()) {
      return texts;
    }
    JsonNode tree = data.of(event);
    for (Map.Entry<String, Value> param : live.trigger().params().entrySet()) {
      Optional<String> path = TriggerOptions.pathOf(param.getValue());
      Optional<String> text =
          path.isPresent()
              ? EventData.text(tree, path.get())
              : Optional.of(ValueText.plain(param.getValue()));
      if (text.isEmpty()) {
        throw new Unfit(
            "event %d has no '%s' for the param '%s'"
                .formatted(event.seq(), path.orElse(""), param.getKey()));
      }
      texts.put(param.getKey(), text.get());
    }
    return texts;
  }
}
