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
import java.util.PriorityQueue;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.Graphs;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

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

  private Dag(Map<String, Set<String>> needs, List<String> order) {
    this.order = order;
    this.upstream = new LinkedHashMap<>();
    this.downstream = new LinkedHashMap<>();
    order.forEach(step -> downstream.put(step, new LinkedHashSet<>()));
    Comparator<String> byPlace = byPlace(order);
    for (String step : order) {
      List<String> sorted = new ArrayList<>(needs.getOrDefault(step, Set.of()));
      sorted.sort(byPlace);
      upstream.put(step, Collections.unmodifiableSet(new LinkedHashSet<>(sorted)));
      sorted.forEach(needed -> downstream.getOrDefault(needed, new LinkedHashSet<>()).add(step));
    }
    downstream.replaceAll((step, next) -> Collections.unmodifiableSet(next));
  }

  /**
   * The graph of these steps.
   *
   * @throws IllegalArgumentException when a step waits for itself, or for a step that is not there
   */
  public static Dag of(List<Step> steps) {
    Map<String, Set<String>> needs = needs(steps);
    for (Step step : steps) {
      for (String needed : needs.getOrDefault(step.name(), Set.of())) {
        if (!needs.containsKey(needed)) {
          throw new IllegalArgumentException(
              "step '" + step.name() + "' waits for '" + needed + "', which is no step");
        }
      }
    }
    List<String> order = order(needs);
    if (order.size() < steps.size()) {
      throw new IllegalArgumentException(
          "steps wait for each other: " + String.join(" -> ", cycle(steps).orElseThrow()));
    }
    return new Dag(needs, List.copyOf(order));
  }

  /**
   * Every step after all it needs, those that are free to swap as in the file; without those in a
   * cycle and what waits for them. The algorithm of Kahn ("Topological sorting of large networks",
   * 1962), with the free steps in a queue by their places.
   */
  private static List<String> order(Map<String, Set<String>> needs) {
    Map<String, List<String>> users = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    PriorityQueue<String> free =
        new PriorityQueue<>(Math.max(1, needs.size()), byPlace(List.copyOf(needs.keySet())));
    needs.forEach(
        (step, needed) -> {
          needed.forEach(each -> users.computeIfAbsent(each, n -> new ArrayList<>()).add(step));
          open.put(step, needed.size());
          if (needed.isEmpty()) {
            free.add(step);
          }
        });
    List<String> order = new ArrayList<>(needs.size());
    while (!free.isEmpty()) {
      String step = free.remove();
      order.add(step);
      for (String user : users.getOrDefault(step, List.of())) {
        if (open.merge(user, -1, Integer::sum) == 0) {
          free.add(user);
        }
      }
    }
    return order;
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

  /** What each step waits for, in the order of the file. */
  private static Map<String, Set<String>> needs(List<Step> steps) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    Map<String, List<String>> users = new HashMap<>();
    for (Step step : steps) {
      Set<String> needed = dependencies(step);
      needs.put(step.name(), needed);
      if (!isCleanup(step)) {
        needed.forEach(
            each -> users.computeIfAbsent(each, n -> new ArrayList<>()).add(step.name()));
      }
    }
    for (Step cleanup : steps) {
      if (isCleanup(cleanup)) {
        Set<String> origins = new LinkedHashSet<>();
        cleanup.inputs().forEach(input -> addSteps(input.from(), origins));
        Set<String> needed = needs.getOrDefault(cleanup.name(), new LinkedHashSet<>());
        origins.forEach(origin -> needed.addAll(users.getOrDefault(origin, List.of())));
      }
    }
    return needs;
  }

  private static Graph<String, DefaultEdge> graph(List<Step> steps) {
    Graph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
    Map<String, Set<String>> needs = needs(steps);
    needs.keySet().forEach(graph::addVertex);
    needs.forEach(
        (step, needed) ->
            needed.stream()
                .filter(graph::containsVertex)
                .forEach(each -> graph.addEdge(each, step)));
    return graph;
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
}
