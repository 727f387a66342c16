package io.trainyard.pipelines.bench;

import java.nio.file.Path;

/**
 * The engine and the journal alone, in turn in one JVM that both have warmed: {@code <workload>
 * <pairs> <folder>}.
 */
final class WarmMain {
  /** So many until the JVM has compiled nearly all of both. */
  private static final int WARM_UPS = 12;

  private WarmMain() {}

  public static void main(String[] arguments) throws Exception {
    Workload workload = Workload.valueOf(arguments[0]);
    int pairs = Integer.parseInt(arguments[1]);
    Path folder = Path.of(arguments[2]);
    for (int pair = -WARM_UPS; pair < pairs; pair++) {
      Measured engine = new Engine(false).run(workload, folder.resolve("engine" + pair));
      Measured journal = new JournalOnly().run(workload, folder.resolve("journal" + pair));
      if (pair >= 0) {
        CellMain.print("engine" + pair, engine.nanos());
        CellMain.print("journal" + pair, journal.nanos());
      }
    }
    System.exit(0);
  }
}
