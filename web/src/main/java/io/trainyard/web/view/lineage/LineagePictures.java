package io.trainyard.web.view.lineage;

import io.trainyard.engine.artifact.Artifact;
import io.trainyard.engine.lineage.TableName;
import io.trainyard.engine.pipeline.ArtifactKind;
import io.trainyard.engine.pipeline.Dag;
import io.trainyard.engine.pipeline.Pipeline;
import io.trainyard.engine.pipeline.Step;
import io.trainyard.engine.registry.ModelVersion;
import io.trainyard.engine.run.Attempt;
import io.trainyard.engine.run.Run;
import io.trainyard.engine.run.StepKey;
import io.trainyard.web.view.Mark;
import io.trainyard.web.view.ViewPorts;
import io.trainyard.web.view.Words;
import io.trainyard.web.view.graph.GraphEdge;
import io.trainyard.web.view.graph.GraphLayout;
import io.trainyard.web.view.graph.GraphNode;
import io.trainyard.web.view.graph.Stage;
import io.trainyard.web.view.graph.StepGraph;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Draws the steps that a step goes back to and those that go back to it, with what they made.
 * Bounded: of very many steps the nearest are drawn and the others are counted. Thread-safe.
 */
public final class LineagePictures {
  private static final int MOST_NODES = 40;
  private final ViewPorts ports;
  private final GraphLayout layout = new GraphLayout();

  public LineagePictures(ViewPorts ports) {
    this.ports = ports;
  }

  /**
   * The picture of a step of a run.
   *
   * @param registered versions that the run registered, by the step that did
   */
  public LineagePicture of(
      Run run, Pipeline definition, String step, Map<String, ModelVersion> registered) {
    Dag dag = Dag.of(definition.steps());
    Set<String> before = reached(step, dag::upstream);
    Set<String> after = reached(step, dag::downstream);
    Set<String> kept = new LinkedHashSet<>(Set.of(step));
    before.stream().limit(MOST_NODES / 2).forEach(kept::add);
    after.stream().limit(MOST_NODES - kept.size()).forEach(kept::add);
    List<Step> steps =
        dag.order().stream()
            .filter(kept::contains)
            .flatMap(name -> definition.step(name).stream())
            .toList();
    List<GraphEdge> edges = new ArrayList<>();
    for (Step each : steps) {
      dag.upstream(each.name()).stream()
          .filter(kept::contains)
          .forEach(from -> edges.add(new GraphEdge(from, each.name(), false)));
    }
    Map<String, Stage> stages = stages(definition.name(), steps, edges);
    List<GraphNode> nodes =
        steps.stream()
            .map(each -> node(run, each, stages, Optional.ofNullable(registered.get(each.name()))))
            .toList();
    int unseen = before.size() + after.size() + 1 - kept.size();
    return new LineagePicture(
        Optional.of(layout.of(nodes, edges)), step, said(before.size(), after.size(), unseen));
  }

  /** Nearest first. */
  private static Set<String> reached(String step, Function<String, Set<String>> next) {
    Set<String> found = new LinkedHashSet<>();
    List<String> edge = List.of(step);
    while (!edge.isEmpty()) {
      edge = edge.stream().flatMap(it -> next.apply(it).stream()).filter(found::add).toList();
    }
    return found;
  }

  private static Map<String, Stage> stages(
      String pipeline, List<Step> steps, List<GraphEdge> edges) {
    return Stage.of(
        new StepGraph(
            pipeline,
            steps.stream()
                .map(step -> new StepGraph.Node(step.name(), step.verb(), step.about()))
                .toList(),
            edges));
  }

  private GraphNode node(
      Run run, Step step, Map<String, Stage> stages, Optional<ModelVersion> version) {
    List<Attempt> tries = ports.runs().tries(run.number(), new StepKey(step.name(), ""));
    Optional<Attempt> last =
        tries.isEmpty() ? Optional.empty() : Optional.of(tries.get(tries.size() - 1));
    Optional<Artifact> main =
        last.flatMap(attempt -> attempt.outputs().values().stream().findFirst());
    return new GraphNode(
        step.name(),
        step.name(),
        stages.getOrDefault(step.name(), Stage.COLLECT),
        step.verb(),
        version.map(ModelVersion::id).orElseGet(() -> main.map(LineagePictures::detail).orElse("")),
        last.map(attempt -> Mark.of(attempt.state())).orElse(Mark.PLANNED),
        version
            .map(it -> "/models/" + it.name() + "/" + it.version())
            .orElseGet(() -> address(run, step, main)),
        false);
  }

  private static String detail(Artifact artifact) {
    String rows = artifact.facts().getOrDefault("rows", "");
    String digest = Words.digest(artifact.digest().toString());
    return rows.matches("[0-9]{1,18}")
        ? Words.count(Long.parseLong(rows), "row", "rows") + " · " + digest
        : digest;
  }

  private static String address(Run run, Step step, Optional<Artifact> main) {
    return main.filter(it -> it.kind().equals(ArtifactKind.TABLE.word()))
        .map(it -> new TableName(run.pipeline(), it.name()).text())
        .map(name -> "/data/" + name + "?version=" + main.get().digest().hex())
        .orElse("/runs/" + run.number() + "?step=" + step.name());
  }

  private static String said(int before, int after, int unseen) {
    String from =
        before == 0
            ? "Nothing in its run comes before it."
            : "Goes back to %s.".formatted(Words.count(before, "step", "steps"));
    String to =
        after == 0
            ? " Nothing in its run goes back to it."
            : " %s to it.".formatted(Words.count(after, "step goes back", "steps go back"));
    String left =
        unseen == 0 ? "" : " " + Words.count(unseen, "step", "steps") + " further away not drawn.";
    return from + to + left;
  }

  /** The versions that a run registered, by the step that did. */
  public Map<String, ModelVersion> registered(Run run) {
    return ports.registry().registeredBy(run.number()).stream()
        .collect(Collectors.toMap(ModelVersion::step, it -> it, (first, second) -> second));
  }
}
