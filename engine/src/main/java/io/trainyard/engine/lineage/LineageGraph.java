package io.trainyard.engine.lineage;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.artifact.DataEvents;
import io.trainyard.engine.artifact.Digest;
import io.trainyard.engine.event.Event;
import io.trainyard.engine.event.EventLog;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.ValueJson;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.InputUsed;
import io.trainyard.engine.run.RunEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came from what, by the event log alone. Backwards it follows what each attempt recorded that
 * it was handed; forwards it follows digests, since the same bytes are the same data in whatever
 * run. Immutable once made, and thread-safe.
 */
public final class LineageGraph {
  private static final int BATCH = 1_000;

  private final LineageFacts facts;

  private LineageGraph(LineageFacts facts) {
    this.facts = facts;
  }

  /** The graph of everything that is in the log now. */
  public static LineageGraph of(EventLog log) {
    LineageFacts facts = new LineageFacts();
    long seq = 0;
    List<Event> batch = log.read(seq, BATCH);
    while (!batch.isEmpty()) {
      batch.forEach(facts::add);
      seq = batch.get(batch.size() - 1).seq();
      batch = log.read(seq, BATCH);
    }
    return new LineageGraph(facts);
  }

  /** Where a version comes from; empty when there is no such version. */
  public Optional<ModelLineage> model(String name, long version) {
    return Optional.ofNullable(facts.versions().get(name + ":" + version)).map(this::trace);
  }

  /** What became of a table; empty when nothing ever made or used it. */
  public Optional<DataLineage> data(Digest digest) {
    List<DataLineage.Use> uses = new ArrayList<>();
    Set<Digest> reached = new HashSet<>(Set.of(digest));
    boolean isKnown = false;
    for (Attempt attempt : facts.made()) {
      isKnown |= attempt.outputs().values().stream().anyMatch(it -> it.digest().equals(digest));
      boolean isUser =
          attempt.inputs().stream().flatMap(it -> it.digest().stream()).anyMatch(reached::contains);
      if (isUser) {
        uses.add(use(attempt, reached));
      }
    }
    return isKnown || !uses.isEmpty()
        ? Optional.of(forward(digest, uses, reached))
        : Optional.empty();
  }

  /** Small reports of equal bytes say nothing, so only tables and models carry data on. */
  private DataLineage.Use use(Attempt attempt, Set<Digest> reached) {
    List<String> made = new ArrayList<>();
    attempt
        .outputs()
        .forEach(
            (output, artifact) -> {
              if (isData(artifact) || artifact.kind().equals(ArtifactKind.MODEL.word())) {
                reached.add(artifact.digest());
                made.add(attempt.step() + "." + output);
              }
            });
    String pipeline = facts.run(attempt.run()).map(RunEvents.RunCreated::pipeline).orElse("");
    return new DataLineage.Use(attempt.run(), pipeline, attempt.step(), List.copyOf(made));
  }

  private DataLineage forward(Digest digest, List<DataLineage.Use> uses, Set<Digest> reached) {
    List<String> published =
        facts.published().entrySet().stream()
            .filter(table -> reached.contains(table.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    List<String> models =
        facts.versions().entrySet().stream()
            .filter(
                entry -> reached.contains(Digest.parse(entry.getValue().version().modelDigest())))
            .map(Map.Entry::getKey)
            .toList();
    List<String> endpoints =
        facts.endpoints().entrySet().stream()
            .filter(endpoint -> models.contains(endpoint.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    String source = facts.collected(digest).map(DataEvents.Collected::source).orElse("");
    return new DataLineage(digest, source, List.copyOf(uses), published, models, endpoints);
  }

  private ModelLineage trace(LineageFacts.Registered registered) {
    RunEvents.RunCreated run = facts.run(registered.run()).orElseThrow();
    Digest model = Digest.parse(registered.version().modelDigest());
    List<Attempt> steps = ancestors(registered, model);
    return new ModelLineage(
        registered.version().model() + ":" + registered.version().version(),
        model,
        Digest.parse(registered.version().cardDigest()),
        registered.run(),
        run.pipeline(),
        run.version(),
        run.definition(),
        ValueJson.readAll(run.params()),
        registered.version().metrics(),
        beginnings(steps),
        steps.stream().map(LineageGraph::made).toList());
  }

  /** The step that registered the version, the one that made its package, and all before them. */
  private List<Attempt> ancestors(LineageFacts.Registered registered, Digest model) {
    List<Attempt> ofRun =
        facts.made().stream().filter(attempt -> attempt.run() == registered.run()).toList();
    Deque<Attempt> toVisit = new ArrayDeque<>();
    for (Attempt attempt : ofRun) {
      boolean makesModel =
          attempt.outputs().values().stream().anyMatch(it -> it.digest().equals(model));
      if (makesModel || attempt.step().equals(registered.version().step())) {
        toVisit.add(attempt);
      }
    }
    Set<Attempt> visited = new HashSet<>();
    while (!toVisit.isEmpty()) {
      Attempt attempt = toVisit.remove();
      if (visited.add(attempt)) {
        attempt.inputs().forEach(input -> origin(input, ofRun).ifPresent(toVisit::add));
      }
    }
    return ofRun.stream().filter(visited::contains).toList();
  }

  private static Optional<Attempt> origin(InputUsed input, List<Attempt> ofRun) {
    return ofRun.stream()
        .filter(
            attempt ->
                attempt.outputs().keySet().stream()
                    .anyMatch(output -> input.origin().equals(attempt.step() + "." + output)))
        .findFirst();
  }

  /**
   * Tables that these steps did not make from others: collected ones, and those of the catalogue.
   */
  private List<ModelLineage.Data> beginnings(List<Attempt> steps) {
    List<ModelLineage.Data> data = new ArrayList<>();
    for (Attempt attempt : steps) {
      boolean isFirst = attempt.inputs().stream().allMatch(input -> input.digest().isEmpty());
      attempt
          .outputs()
          .forEach(
              (output, artifact) -> {
                boolean isCollected = facts.collected(artifact.digest()).isPresent();
                if (isData(artifact) && (isFirst || isCollected)) {
                  data.add(data(artifact.digest(), attempt.step() + "." + output));
                }
              });
      attempt.inputs().stream()
          .filter(input -> input.origin().startsWith("published("))
          .forEach(input -> input.digest().ifPresent(it -> data.add(data(it, input.origin()))));
    }
    return data.stream().distinct().toList();
  }

  private ModelLineage.Data data(Digest digest, String name) {
    Optional<DataEvents.Collected> collected = facts.collected(digest);
    return new ModelLineage.Data(
        digest,
        name,
        collected.map(DataEvents.Collected::source).orElse(""),
        collected.map(DataEvents.Collected::sourceDigest).orElse(""));
  }

  private static ModelLineage.Made made(Attempt attempt) {
    return new ModelLineage.Made(
        attempt.step(), attempt.id(), attempt.inputs(), List.copyOf(attempt.outputs().values()));
  }

  private static boolean isData(Artifact artifact) {
    return artifact.kind().equals(ArtifactKind.TABLE.word());
  }
}
