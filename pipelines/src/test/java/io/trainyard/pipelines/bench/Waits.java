package io.trainyard.pipelines.bench;

import java.util.ArrayList;
import java.util.List;

/** How many steps each step of a workload still waits for; steps of all runs have one number. */
final class Waits {
  private final int[] left;
  private final List<List<Integer>> children = new ArrayList<>();

  Waits(Workload workload) {
    int[][] parents = workload.parents();
    this.left = new int[workload.steps()];
    for (int step = 0; step < left.length; step++) {
      children.add(new ArrayList<>(2));
    }
    for (int run = 0; run < workload.runs(); run++) {
      int first = run * parents.length;
      for (int step = 0; step < parents.length; step++) {
        left[first + step] = parents[step].length;
        for (int parent : parents[step]) {
          children.get(first + parent).add(first + step);
        }
      }
    }
  }

  int steps() {
    return left.length;
  }

  /** The steps that wait for none. */
  List<Integer> first() {
    List<Integer> ready = new ArrayList<>();
    for (int step = 0; step < left.length; step++) {
      if (left[step] == 0) {
        ready.add(step);
      }
    }
    return ready;
  }

  /** The steps that wait for none any more, now that these have ended. */
  List<Integer> after(List<Integer> ended) {
    List<Integer> ready = new ArrayList<>();
    for (int step : ended) {
      for (int child : children.get(step)) {
        if (--left[child] == 0) {
          ready.add(child);
        }
      }
    }
    return ready;
  }
}
