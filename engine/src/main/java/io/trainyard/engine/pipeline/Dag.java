package io.trainyard.engine.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.Graphs;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * Which step waits for which. A step waits for every step whose output it uses (as an input, in an
 * option however deep, in {@code when}) and for those it {@code needs}; a {@code cleanup} waits for
 * all other users of its inputs too. Immutable; the same steps give the same order.
 */
public final class Dag {
  private static final String CLEANUP = "cleanup";

  private final List<String> order;
  private final Map<String, Set<String>> upstream;
  private final Map<String, Set<String>> downstream;

  private Dag(Graph<String, DefaultEdge> graph, List<String> order) {
    this.order = order;
    this.upstream = new LinkedHashMap<>();
    this.downstream = new LinkedHashMap<>();
    Comparator<String> byPlace = byPlace(order);
    for (String step : order) {
      upstream.put(step, sorted(Graphs.predecessorListOf(graph, step), byPlace));
      downstream.put(step, sorted(Graphs.successorListOf(graph, step), byPlace));
    }
  }

  /**
   * The graph of these steps.
   *
   * @throws IllegalArgumentException when a step waits for itself, or for a step that is not there
   */
  public static Dag of(List<Step> steps) {
    Set<String> names = steps.stream().map(Step::name).collect(Collectors.toSet());
    for (Step step : steps) {
      for (String needed : dependencies(step)) {
        if (!names.contains(needed)) {
          throw new IllegalArgumentException(
              "step '" + step.name() + "' waits for '" + needed + "', which is no step");
        }
      }
    }
    cycle(steps)
        .ifPresent(
            path -> {
              throw new IllegalArgumentException(
                  "steps wait for each other: " + String.join(" -> ", path));
            });
    Graph<String, DefaultEdge> graph = graph(steps);
    List<String> order = new ArrayList<>();
    new TopologicalOrderIterator<>(graph, byPlace(steps.stream().map(Step::name).toList()))
        .forEachRemaining(order::add);
    return new Dag(graph, List.copyOf(order));
  }

  /**
   * Steps that wait for each other, if there are any: {@code [a, b, a]} when {@code a} waits for
   * {@code b} and {@code b} for {@code a}. Names without a step are passed over.
   */
  public static Optional<List<String>> cycle(List<Step> steps) {
    Graph<String, DefaultEdge> graph = graph(steps);
    Set<String> inCycles = new CycleDetector<>(graph).findCycles();
    return steps.stream()
        .map(Step::name)
        .filter(inCycles::contains)
        .findFirst()
        .map(step -> shortestCycle(graph, step));
  }

  /**
   * Names of the steps that one step uses or needs, in the order it mentions them. What a {@code
   * cleanup} waits for beyond these is known to the whole graph only.
   */
  public static Set<String> dependencies(Step step) {
    Set<String> names = new LinkedHashSet<>();
    step.inputs().forEach(input -> addSteps(input.from(), names));
    step.outputsInOptions().forEach(output -> names.add(output.step()));
    step.when().forEach(value -> addSteps(value, names));
    names.addAll(step.needs());
    return names;
  }

  /** Every step after all it waits for; steps that are free to swap stand as in the file. */
  public List<String> order() {
    return order;
  }

  /** The steps this one waits for, directly; in {@link #order}. */
  public Set<String> upstream(String step) {
    return upstream.getOrDefault(step, Set.of());
  }

  /** The steps that wait for this one, directly; in {@link #order}. */
  public Set<String> downstream(String step) {
    return downstream.getOrDefault(step, Set.of());
  }

  /** Whether this step runs however the steps it waits for ended. */
  public static boolean isCleanup(Step step) {
    return step.verb().equals(CLEANUP);
  }

  private static Graph<String, DefaultEdge> graph(List<Step> steps) {
    Graph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
    steps.forEach(step -> graph.addVertex(step.name()));
    for (Step step : steps) {
      for (String needed : dependencies(step)) {
        if (graph.containsVertex(needed)) {
          graph.addEdge(needed, step.name());
        }
      }
    }
    steps.stream().filter(Dag::isCleanup).forEach(cleanup -> addUsers(graph, steps, cleanup));
    return graph;
  }

  private static void addUsers(Graph<String, DefaultEdge> graph, List<Step> steps, Step cleanup) {
    Set<String> origins = new LinkedHashSet<>();
    cleanup.inputs().forEach(input -> addSteps(input.from(), origins));
    for (Step user : steps) {
      boolean uses = dependencies(user).stream().anyMatch(origins::contains);
      if (uses && !isCleanup(user)) {
        graph.addEdge(user.name(), cleanup.name());
      }
    }
  }

  private static void addSteps(Value value, Set<String> names) {
    Values.outputs(value).forEach(output -> names.add(output.step()));
  }

  private static List<String> shortestCycle(Graph<String, DefaultEdge> graph, String step) {
    BFSShortestPath<String, DefaultEdge> paths = new BFSShortestPath<>(graph);
    List<String> waits =
        Graphs.successorListOf(graph, step).stream()
            .map(next -> paths.getPath(next, step))
            .filter(path -> path != null)
            .min(Comparator.comparingInt(GraphPath::getLength))
            .map(GraphPath::getVertexList)
            .orElseThrow();
    List<String> path = new ArrayList<>(waits);
    Collections.reverse(path); // from who waits to what it waits for
    path.add(step);
    return List.copyOf(path);
  }

  private static Comparator<String> byPlace(List<String> names) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.put(names.get(i), i);
    }
    return Comparator.comparing(places::get);
  }

  private static Set<String> sorted(List<String> steps, Comparator<String> order) {
    List<String> sorted = new ArrayList<>(steps);
    sorted.sort(order);
    return Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
  }
}
