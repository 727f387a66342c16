package io.trainyard.engine.run;

import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.pipeline.UnreadableDefinition;
import io.trainyard.engine.pipeline.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Reads what an earlier process left unfinished. */
final class Recovering {
  private final Runs runs;
  private final Limits limits;
  private final FrozenDefinitions definitions;
  private final PersonalParams personal;

  Recovering(Runs runs, Limits limits, FrozenDefinitions definitions, PersonalParams personal) {
    this.runs = runs;
    this.limits = limits;
    this.definitions = definitions;
    this.personal = personal;
  }

  /**
   * The runs that have not ended, oldest first.
   *
   * @param goOn those that can
   * @param ends the ends of those that cannot, each with why
   */
  record Unfinished(List<LiveRun> goOn, List<Turn> ends) {}

  Unfinished read() {
    Map<Long, List<Attempt>> attempts = LostRuns.attempts(runs);
    Unfinished unfinished = new Unfinished(new ArrayList<>(), new ArrayList<>());
    for (Run run : runs.unfinished()) {
      List<Attempt> made = attempts.getOrDefault(run.number(), List.of());
      try {
        unfinished.goOn.add(restore(run, made));
      } catch (CannotGoOn e) {
        unfinished.ends.add(LostRuns.end(run, made, String.valueOf(e.getMessage())));
      }
    }
    return unfinished;
  }

  private LiveRun restore(Run run, List<Attempt> attempts) throws CannotGoOn {
    Blueprint blueprint = blueprint(run);
    Map<String, Value> params = params(run);
    List<String> refusals = limits.refusals(blueprint.pipeline());
    if (!refusals.isEmpty()) {
      throw new CannotGoOn(String.join("\n", refusals));
    }
    LiveRun live = new LiveRun(run, request(run, blueprint, params), params, blueprint);
    try {
      live.restore(attempts, runs::items, runs::waitingState);
    } catch (IllegalArgumentException e) {
      throw new CannotGoOn("its definition does not fit what it did: " + e.getMessage());
    }
    return live;
  }

  private Blueprint blueprint(Run run) throws CannotGoOn {
    try {
      return definitions.read(Digest.parse(run.definition())).blueprint();
    } catch (IOException | UnreadableDefinition | IllegalArgumentException e) {
      throw new CannotGoOn("its definition cannot be read any more: " + e.getMessage());
    }
  }

  private Map<String, Value> params(Run run) throws CannotGoOn {
    Map<String, Value> params = personal.reveal(run.params());
    Optional<String> erased =
        new TreeMap<>(params)
            .entrySet().stream()
                .filter(param -> PersonalParams.isHidden(param.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    if (erased.isPresent()) {
      throw new CannotGoOn("its param '" + erased.get() + "' was erased");
    }
    return params;
  }

  private static StartRequest request(Run run, Blueprint blueprint, Map<String, Value> params) {
    OptionalLong parent = run.parent();
    return new StartRequest(
        blueprint.pipeline(),
        params,
        Path.of(run.folder()),
        run.cause(),
        run.actor(),
        run.runDate(),
        Optional.empty(), // what it took over ended when the run was made
        run.fresh(),
        parent,
        List.of(),
        Optional.empty());
  }

  /** A run cannot be taken up again. */
  private static final class CannotGoOn extends Exception {
    private static final long serialVersionUID = 1;

    CannotGoOn(String why) {
      super(why);
    }
  }
}
