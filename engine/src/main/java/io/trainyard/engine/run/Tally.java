package io.trainyard.engine.run;

/** Counts how the steps that one waits for stand. Not thread-safe. */
final class Tally {
  /** Of none; it never changes. */
  static final Tally NOTHING = new Tally();

  private static final int KINDS = 4;

  private final int[] counts = new int[KINDS];

  /** One more of them, standing like this. */
  void add(Standing standing) {
    counts[standing.ordinal()]++;
  }

  /** One that was open stands like this now. */
  void settle(Standing standing) {
    counts[Standing.OPEN.ordinal()]--;
    counts[standing.ordinal()]++;
  }

  void addAll(Tally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  int of(Standing standing) {
    return counts[standing.ordinal()];
  }

  int all() {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  boolean isDone() {
    return of(Standing.OPEN) == 0;
  }

  @Override
  public String toString() {
    return java.util.Arrays.toString(counts);
  }
}
