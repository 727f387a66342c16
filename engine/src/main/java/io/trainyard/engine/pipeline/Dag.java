package io.trainyard.engine.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  private final Map<String, Integer> places;
  private final List<List<Integer>> upstream;
  private final List<List<Integer>> downstream;

  /**
   * The graph of these steps.
   *
   * @param places where each stands in the file, by name
   * @param waits for each place in the file, the places that it waits for
   * @param order the places in the file, each after all that it waits for
   */
  private Dag(List<Step> steps, Map<String, Integer> places, List<int[]> waits, int[] order) {
    this.steps = new ArrayList<>(order.length);
    this.upstream = new ArrayList<>(order.length);
    this.downstream = new ArrayList<>(order.length);
    Integer[] now = new Integer[order.length];
    for (int at = 0; at < order.length; at++) {
      now[order[at]] = at;
      this.steps.add(steps.get(order[at]));
      this.downstream.add(new ArrayList<>(2));
      this.upstream.add(before(waits.get(order[at]), now));
      for (Integer before : upstream.get(at)) {
        downstream.get(before).add(now[order[at]]);
      }
    }
    places.replaceAll((step, place) -> now[place]);
    this.places = places;
  }

  private static List<Integer> before(int[] waits, Integer[] now) {
    Integer[] before = new Integer[waits.length];
    for (int i = 0; i < waits.length; i++) {
      before[i] = now[waits[i]];
    }
    Arrays.sort(before);
    return List.of(before);
  }

  /**
   * The graph of these steps.
   *
   * @throws IllegalArgumentException when a step waits for itself, or for a step that is not there,
   *     or two have one name
   */
  public static Dag of(List<Step> steps) {
    Map<String, Integer> places = new HashMap<>(2 * steps.size());
    for (Step step : steps) {
      places.put(step.name(), places.size());
    }
    if (places.size() < steps.size()) {
      throw new IllegalArgumentException("two steps have the same name");
    }
    List<int[]> waits = waits(steps, places);
    int[] order = order(waits);
    if (order.length < steps.size()) {
      throw new IllegalArgumentException(
          "steps wait for each other: " + String.join(" -> ", cycle(steps).orElseThrow()));
    }
    return new Dag(steps, places, waits, order);
  }

  /** For each step the places of those that it waits for. */
  private static List<int[]> waits(List<Step> steps, Map<String, Integer> places) {
    List<int[]> waits = new ArrayList<>(steps.size());
    needs(steps)
        .forEach(
            (step, needed) -> {
              int[] before = new int[needed.size()];
              int count = 0;
              for (String each : needed) {
                Integer place = places.get(each);
                if (place == null) {
                  throw new IllegalArgumentException(
                      "step '" + step + "' waits for '" + each + "', which is no step");
                }
                before[count++] = place;
              }
              waits.add(before);
            });
    return waits;
  }

  /**
   * Every step after all it needs, those that are free to swap as in the file; without those in a
   * cycle and what waits for them. The algorithm of Kahn ("Topological sorting of large networks",
   * 1962), with the free steps in a set by their places.
   */
  private static int[] order(List<int[]> waits) {
    int[][] users = users(waits);
    int[] open = new int[users.length];
    BitSet free = new BitSet(users.length);
    for (int place = 0; place < open.length; place++) {
      open[place] = waits.get(place).length;
      free.set(place, open[place] == 0);
    }
    int[] order = new int[users.length];
    int count = 0;
    int next = free.nextSetBit(0);
    while (next >= 0) {
      free.clear(next);
      order[count++] = next;
      int least = next;
      for (int user : users[next]) {
        if (--open[user] == 0) {
          free.set(user);
          least = Math.min(least, user);
        }
      }
      next = free.nextSetBit(least);
    }
    return Arrays.copyOf(order, count);
  }

  /** The steps that wait for each step. */
  private static int[][] users(List<int[]> waits) {
    int[] counts = new int[waits.size()];
    for (int[] each : waits) {
      for (int needed : each) {
        counts[needed]++;
      }
    }
    int[][] users = new int[counts.length][];
    Arrays.setAll(users, place -> new int[counts[place]]);
    for (int place = 0; place < counts.length; place++) {
      for (int needed : waits.get(place)) {
        users[needed][--counts[needed]] = place;
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

  /** Where the step of this name stands in {@link #steps}. */
  public Optional<Integer> place(String step) {
    return Optional.ofNullable(places.get(step));
  }

  /** The same as places in {@link #steps}. */
  public List<Integer> upstream(int place) {
    return upstream.get(place);
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
