package io.trainyard.engine.pipeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private final List<Step> steps;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<List<Integer>> upstream;
  private final List<List<Integer>> downstream;

  /** The graph of these steps, each after all that it waits for, by names. */
  private Dag(List<Step> steps, Map<String, Set<String>> needs) {
    this.steps = steps;
    this.upstream = new ArrayList<>(steps.size());
    this.downstream = new ArrayList<>(steps.size());
    for (Step step : steps) {
      Integer place = places.size();
      places.put(step.name(), place);
      List<Integer> before = new ArrayList<>();
      for (String needed : needs.getOrDefault(step.name(), Set.of())) {
        Integer other = Objects.requireNonNull(places.get(needed));
        before.add(other);
        downstream.get(other).add(place);
      }
      Collections.sort(before);
      upstream.add(before);
      downstream.add(new ArrayList<>(2));
    }
  }

  /**
   * The graph of these steps.
   *
   * @throws IllegalArgumentException when a step waits for itself, or for a step that is not there,
   *     or two have one name
   */
  public static Dag of(List<Step> steps) {
    Map<String, Set<String>> needs = needs(steps);
    if (needs.size() < steps.size()) {
      throw new IllegalArgumentException("two steps have the same name");
    }
    List<Step> order = order(steps, needs);
    if (order.size() < steps.size()) {
      throw new IllegalArgumentException(
          "steps wait for each other: " + String.join(" -> ", cycle(steps).orElseThrow()));
    }
    return new Dag(order, needs);
  }

  /**
   * Every step after all it needs, those that are free to swap as in the file; without those in a
   * cycle and what waits for them. The algorithm of Kahn ("Topological sorting of large networks",
   * 1962), with the free steps in a set by their places.
   */
  private static List<Step> order(List<Step> steps, Map<String, Set<String>> needs) {
    int[] open = new int[steps.size()];
    BitSet free = new BitSet(steps.size());
    List<List<Integer>> users = users(steps, needs);
    for (int place = 0; place < open.length; place++) {
      open[place] = needs.getOrDefault(steps.get(place).name(), Set.of()).size();
      free.set(place, open[place] == 0);
    }
    List<Step> order = new ArrayList<>(steps.size());
    int next = free.nextSetBit(0);
    while (next >= 0) {
      free.clear(next);
      order.add(steps.get(next));
      int least = next;
      for (int user : users.get(next)) {
        if (--open[user] == 0) {
          free.set(user);
          least = Math.min(least, user);
        }
      }
      next = free.nextSetBit(least);
    }
    return order;
  }

  /** The steps that wait for each step, all by their places in the file. */
  private static List<List<Integer>> users(List<Step> steps, Map<String, Set<String>> needs) {
    Map<String, List<Integer>> byName = new HashMap<>();
    List<List<Integer>> users = new ArrayList<>(steps.size());
    for (Step step : steps) {
      List<Integer> ofStep = new ArrayList<>(2);
      users.add(ofStep);
      byName.put(step.name(), ofStep);
    }
    for (int place = 0; place < steps.size(); place++) {
      String step = steps.get(place).name();
      for (String needed : needs.getOrDefault(step, Set.of())) {
        List<Integer> ofNeeded = byName.get(needed);
        if (ofNeeded == null) {
          throw new IllegalArgumentException(
              "step '" + step + "' waits for '" + needed + "', which is no step");
        }
        ofNeeded.add(place);
      }
    }
    return users;
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
    for (Input input : step.inputs()) {
      addSteps(input.from(), names);
    }
    for (Value.Output output : step.outputsInOptions()) {
      names.add(output.step());
    }
    for (Value condition : step.when()) {
      addSteps(condition, names);
    }
    names.addAll(step.needs());
    return names;
  }

  /** Every step after all it waits for; steps that are free to swap stand as in the file. */
  public List<Step> steps() {
    return Collections.unmodifiableList(steps);
  }

  /** The names of {@link #steps}. */
  public List<String> order() {
    List<String> order = new ArrayList<>(steps.size());
    for (Step step : steps) {
      order.add(step.name());
    }
    return order;
  }

  /** The steps this one waits for, directly; in {@link #order}. */
  public Set<String> upstream(String step) {
    Integer place = places.get(step);
    return place == null ? Set.of() : new LinkedHashSet<>(names(upstream.get(place)));
  }

  /** The steps that wait for this one, directly; in {@link #order}. */
  public Set<String> downstream(String step) {
    Integer place = places.get(step);
    return place == null ? Set.of() : new LinkedHashSet<>(names(downstream.get(place)));
  }

  /** The same as places in {@link #steps}. */
  public List<Integer> upstream(int place) {
    return Collections.unmodifiableList(upstream.get(place));
  }

  /** The same as places in {@link #steps}. */
  public List<Integer> downstream(int place) {
    return Collections.unmodifiableList(downstream.get(place));
  }

  private List<String> names(List<Integer> of) {
    List<String> names = new ArrayList<>(of.size());
    for (int place : of) {
      names.add(steps.get(place).name());
    }
    return names;
  }

  /** Whether this step runs however the steps it waits for ended. */
  public static boolean isCleanup(Step step) {
    return step.verb().equals(CLEANUP);
  }

  /** What each step waits for, in the order of the file. */
  private static Map<String, Set<String>> needs(List<Step> steps) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    List<Step> cleanups = new ArrayList<>(0);
    for (Step step : steps) {
      needs.put(step.name(), dependencies(step));
      if (isCleanup(step)) {
        cleanups.add(step);
      }
    }
    if (!cleanups.isEmpty()) {
      followOthers(cleanups, steps, needs);
    }
    return needs;
  }

  /** A cleanup waits for all that use what it takes down. */
  private static void followOthers(
      List<Step> cleanups, List<Step> steps, Map<String, Set<String>> needs) {
    Map<String, List<String>> users = new HashMap<>();
    for (Step step : steps) {
      if (!isCleanup(step)) {
        dependencies(step)
            .forEach(each -> users.computeIfAbsent(each, n -> new ArrayList<>()).add(step.name()));
      }
    }
    for (Step cleanup : cleanups) {
      Set<String> origins = new LinkedHashSet<>();
      cleanup.inputs().forEach(input -> addSteps(input.from(), origins));
      Set<String> needed = needs.getOrDefault(cleanup.name(), new LinkedHashSet<>());
      origins.forEach(origin -> needed.addAll(users.getOrDefault(origin, List.of())));
    }
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
}
