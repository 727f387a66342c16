package io.trainyard.engine.why;

import io.trainyard.engine.pipeline.Dag;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;

/** The way through a graph whose steps take longest, one after the other. */
final class LongestWay {
  private LongestWay() {}

  /**
   * Its steps that take time.
   *
   * @param times of the steps that take any
   */
  static List<String> of(Dag dag, Map<String, Duration> times) {
    Map<String, Duration> until = new HashMap<>();
    Map<String, String> before = new HashMap<>();
    String last = "";
    for (String name : dag.order()) {
      Duration start = Duration.ZERO;
      for (String upstream : dag.upstream(name)) {
        Duration end = until.getOrDefault(upstream, Duration.ZERO);
        if (end.compareTo(start) > 0) {
          start = end;
          before.put(name, upstream);
        }
      }
      Duration end = start.plus(times.getOrDefault(name, Duration.ZERO));
      until.put(name, end);
      last = end.compareTo(until.getOrDefault(last, Duration.ZERO)) > 0 ? name : last;
    }
    LinkedList<String> way = new LinkedList<>();
    for (String name = last; !name.isEmpty(); name = before.getOrDefault(name, "")) {
      if (times.containsKey(name)) {
        way.addFirst(name);
      }
    }
    return way;
  }
}
