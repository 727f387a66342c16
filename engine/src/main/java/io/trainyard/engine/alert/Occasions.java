package io.trainyard.engine.alert;

import io.trainyard.engine.artifact.ArtifactStore;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.event.NewEvent;
import io.trainyard.engine.pipeline.AlertRule;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.AttemptState;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.RunEvents;
import io.trainyard.engine.run.RunState;
import io.trainyard.engine.run.Runs;
import io.trainyard.engine.schedule.LateEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which events somebody is to be told of, as the definition says that the run was started with: the
 * same event gives the same facts whenever it is read.
 */
final class Occasions {
  /** A run that tries another one again is created in the transaction that ends that one. */
  private static final int NEARBY = 32;

  private static final String RETRY = "retry";
  private static final String ENGINE = "engine";

  private final EventLog log;
  private final Runs runs;
  private final ArtifactStore artifacts;
  private final DefinitionsRead definitions;

  Occasions(EventLog log, Runs runs, ArtifactStore artifacts) {
    this.log = log;
    this.runs = runs;
    this.artifacts = artifacts;
    this.definitions = new DefinitionsRead(artifacts);
  }

  /**
   * The facts that come of an event.
   *
   * @throws IOException when the definition cannot be read, or a message cannot be kept
   */
  List<NewEvent> of(Event event) throws IOException {
    return switch (event.kind()) {
      case RunEvents.RUN_ENDED -> ended(event);
      case ApprovalEvents.ASKED -> waiting(event);
      case LateEvents.RUN, LateEvents.SCHEDULE -> late(event);
      default -> List.of();
    };
  }

  private List<NewEvent> ended(Event event) throws IOException {
    RunState state = EventJson.read(event.json(), RunEvents.RunEnded.class).state();
    Optional<Run> run = state == RunState.FAILED ? runs.run(event.run()) : Optional.empty();
    if (run.isEmpty() || isTriedAgain(event)) {
      return List.of();
    }
    Pipeline pipeline = definitions.read(run.get().definition());
    List<NewEvent> facts = new ArrayList<>();
    for (AlertRule rule : rules(pipeline, AlertRule.FAILURE)) {
      if (rule.steps().isEmpty()) {
        facts.addAll(facts(event, pipeline, rule, ""));
      } else {
        List<String> failed = failed(event.run());
        for (String step : rule.steps()) {
          facts.addAll(failed.contains(step) ? facts(event, pipeline, rule, step) : List.of());
        }
      }
    }
    return facts;
  }

  /** The last try of a run is the one that people are told of. */
  private boolean isTriedAgain(Event ended) {
    return log.read(ended.seq(), NEARBY).stream()
        .filter(event -> event.kind().equals(RunEvents.RUN_CREATED))
        .map(event -> EventJson.read(event.json(), RunEvents.RunCreated.class))
        .anyMatch(
            next ->
                next.cause().equals(RETRY)
                    && next.origin() != null
                    && next.origin() == ended.run());
  }

  /** The steps whose last try failed. */
  private List<String> failed(long run) {
    Map<String, Attempt> last = new LinkedHashMap<>();
    runs.outline(run).forEach(each -> last.put(each.step() + "\n" + each.key(), each));
    return last.values().stream()
        .filter(attempt -> attempt.state() == AttemptState.FAILED)
        .map(Attempt::step)
        .distinct()
        .toList();
  }

  private List<NewEvent> waiting(Event event) throws IOException {
    Optional<Run> run = runs.run(event.run());
    if (run.isEmpty()) {
      return List.of();
    }
    String step = EventJson.read(event.json(), ApprovalEvents.Asked.class).step();
    Pipeline pipeline = definitions.read(run.get().definition());
    List<NewEvent> facts = new ArrayList<>();
    for (AlertRule rule : rules(pipeline, AlertRule.WAITING)) {
      facts.addAll(facts(event, pipeline, rule, step));
    }
    return facts;
  }

  private List<NewEvent> late(Event event) throws IOException {
    LateEvents.Late late = EventJson.read(event.json(), LateEvents.Late.class);
    Pipeline pipeline = definitions.read(late.definition());
    List<AlertRule> told = new ArrayList<>(rules(pipeline, AlertRule.LATE));
    List<AlertRule> deadlines = rules(pipeline, AlertRule.DEADLINE);
    if (late.place() < deadlines.size()) {
      told.add(deadlines.get(late.place()));
    }
    List<NewEvent> facts = new ArrayList<>();
    for (AlertRule rule : told) {
      facts.addAll(facts(event, pipeline, rule, ""));
    }
    return facts;
  }

  private static List<AlertRule> rules(Pipeline pipeline, String on) {
    return pipeline.alerts().stream().filter(rule -> rule.on().equals(on)).toList();
  }

  private List<NewEvent> facts(Event event, Pipeline pipeline, AlertRule rule, String step)
      throws IOException {
    String about = rule.on().equals(AlertRule.DEADLINE) ? AlertRule.LATE : rule.on();
    AlertEvents.Due due = AlertEvents.Due.about(about, pipeline.name(), step, event.seq());
    return Tells.of(rule.tells(), pipeline.owner()).due(due, "", artifacts).stream()
        .map(each -> new NewEvent(AlertEvents.DUE, ENGINE, event.run(), EventJson.write(each)))
        .toList();
  }
}
