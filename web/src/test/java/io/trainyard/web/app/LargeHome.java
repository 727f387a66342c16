package io.trainyard.web.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A home as large as those that the viewer is measured on: many runs of a few steps, a million
 * points of curves, and a run of ten thousand steps. Another one of nearly as many comes after it:
 * a server that comes up looks at the last run itself.
 */
public final class LargeHome {
  /** Runs of three steps. */
  public static final int RUNS = Integer.getInteger("bench.runs", 100_000);

  private static final int STEPS = Integer.getInteger("bench.steps", 10_000);
  private static final int CURVES = 100;
  private static final int POINTS = 10_000;

  /** A page that is measured, by a name for it. */
  public record Place(String name, String path) {}

  private LargeHome() {}

  /** Writes it into a folder; one that stands there already is taken as it is. */
  public static void write(Path folder) throws Exception {
    Path whole = folder.resolve("whole");
    if (Files.exists(whole)) {
      return;
    }
    Files.createDirectories(folder);
    try (LiveServer server = LiveServer.in(folder)) {
      ManyRuns runs = new ManyRuns(server.held().graph());
      runs.write(1, RUNS);
      runs.measure(CURVES, POINTS);
      LargeRun.write(server.held().graph(), RUNS + 1L, STEPS);
      LargeRun.write(server.held().graph(), RUNS + 2L, STEPS - 1);
    }
    Files.writeString(whole, "");
  }

  /** The pages that people open most, the heaviest among them. */
  public static List<Place> places() {
    return List.of(
        new Place("home", "/"),
        new Place("list of runs", "/runs"),
        new Place("list of failed runs", "/runs?state=FAILED"),
        new Place("a run", "/runs/" + RUNS / 2),
        new Place("curves of a run", "/runs/7?step=s0&tab=metrics"),
        new Place("a run of 10,000 steps", "/runs/" + (RUNS + 1)),
        new Place("a pipeline", "/pipelines/p7"),
        new Place("a pipeline of 10,000 steps", "/pipelines/large"),
        new Place("a search", "/search?q=p7"));
  }
}
