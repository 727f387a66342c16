package io.trainyard.web.app;

import java.io.IOException;
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
  private static final int WIDE = 100;

  /** Steps of a file, which may not have more than 2,000 lines. */
  private static final int LINES = 1_990;

  private static final int CURVES = 100;
  private static final int POINTS = 10_000;

  /** A page that is measured, by a name for it. */
  public record Place(String name, String path) {}

  private LargeHome() {}

  /** Writes it into a folder; one that stands there already is taken as it is. */
  public static void write(Path folder) throws Exception {
    file(folder, "p7", 3);
    file(folder, "large", LINES);
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

  /** A pipeline as a file, so that what a run of it would do now can be planned. */
  private static void file(Path folder, String name, int steps) throws IOException {
    StringBuilder text = new StringBuilder("pipeline('" + name + "') {\n");
    for (int step = 0; step < steps; step++) {
      String before = "s" + (step - WIDE);
      text.append("def s").append(step).append(" = ");
      text.append(
          step < WIDE
              ? "collect { csv 'rows.csv' }\n"
              : "transform(" + before + ") { sql 'select 1' }\n");
    }
    Path file = folder.resolve("pipelines").resolve(name + ".groovy");
    Files.createDirectories(file.getParent());
    Files.writeString(folder.resolve("rows.csv"), "name,age\nAda,36\n");
    Files.writeString(file, text.append("}\n"));
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
        new Place("a pipeline of 2,000 steps", "/pipelines/large"),
        new Place("a search", "/search?q=p7"));
  }
}
