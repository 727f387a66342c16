package io.trainyard.pipelines.bench;

import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is measured. Steps do nothing, but for {@link #W4}; so what is left is what an engine itself
 * costs.
 */
enum Workload {
  W1("one chain of 1,000 steps", 1, chain(1_000)),
  W2("1,000 steps side by side, and one that waits for all", 1, fan(1_000)),
  W3("1,000 runs of a chain of 6 steps", 1_000, chain(6)),
  W4("a chain of 100 steps, each starting the process /bin/true", 1, chain(100)),
  W5("one graph of 10,000 steps: 100 layers of 100, each step waiting for two", 1, layers(100)),
  W5_TEXT("W5 as the text of a definition, reading it included", 1, layers(100)),
  W5_EACH(
      "`each` over a list of 10,000 keys, from a Groovy file, reading it included", 1, fan(10_000)),
  W6("one run of one step: the whole command, its start included", 1, chain(1));

  private final String about;
  private final int runs;
  private final int[][] parents;

  Workload(String about, int runs, int[][] parents) {
    this.about = about;
    this.runs = runs;
    this.parents = parents;
  }

  String about() {
    return about;
  }

  int runs() {
    return runs;
  }

  /** For each step of one run, in an order that can be kept, the steps it waits for. */
  int[][] parents() {
    return parents;
  }

  int steps() {
    return runs * parents.length;
  }

  /** Whether it is read from a text, which the floors do not know. */
  boolean isText() {
    return this == W5_TEXT || this == W5_EACH;
  }

  boolean startsProcesses() {
    return this == W4;
  }

  /** As people write it: {@code W5 text}. */
  String title() {
    return name().replace('_', ' ').toLowerCase(Locale.ROOT).replace('w', 'W');
  }

  private static int[][] chain(int steps) {
    int[][] parents = new int[steps][];
    for (int step = 0; step < steps; step++) {
      parents[step] = step == 0 ? new int[0] : new int[] {step - 1};
    }
    return parents;
  }

  private static int[][] fan(int width) {
    int[][] parents = new int[width + 1][];
    for (int step = 0; step < width; step++) {
      parents[step] = new int[0];
    }
    parents[width] = IntStream.range(0, width).toArray();
    return parents;
  }

  private static int[][] layers(int width) {
    int[][] parents = new int[width * width][];
    for (int step = 0; step < parents.length; step++) {
      int above = step - width;
      int neighbour = above - step % width + (step + 1) % width;
      parents[step] = step < width ? new int[0] : new int[] {above, neighbour};
    }
    return parents;
  }
}
