package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages of a pipeline as large as a file may be take of processors: a fan of chains that
 * cross each other, a long chain after them, twenty runs of it, and two versions of which every
 * line differs.
 */
@Tag("bench")
@Timeout(900)
final class LargePipelineFiguresTest {
  private static final String NAME = "large";
  private static final int STEPS = Integer.getInteger("bench.steps", 1_990);
  private static final int WIDE = 100;
  private static final int CHAIN = 400;
  private static final int RUNS = 20;
  private static final int LATER = 8;
  @TempDir Path folder;

  @Test
  void the_first_and_the_second_look_at_each_tab_are_measured() throws Exception {
    Files.writeString(folder.resolve("rows.csv"), "name,age\nAda,36\n");
    Files.createDirectories(folder.resolve("pipelines"));
    write("select 1");
    try (LiveServer server = LiveServer.in(folder)) {
      for (int run = 1; run <= RUNS; run++) {
        LargeRun.write(server.held().graph(), run, STEPS);
      }
    }
    ServedHome.start(folder).atRest().close();
    write("select 2");
    try (ServedHome server = ServedHome.start(folder)) {
      Duration started = server.spent();
      server.atRest();
      System.out.printf(
          Locale.ROOT,
          "start %d ms of processor, then at rest after %d ms%n",
          started.toMillis(),
          server.spent().minus(started).toMillis());
      for (String tab :
          List.of("", "?tab=versions", "?tab=source", "?graph=all", "?open=fold-0-0")) {
        measure(server, "/pipelines/" + NAME + tab);
      }
    }
  }

  private static void measure(ServedHome server, String path) throws Exception {
    List<Long> looks = new ArrayList<>();
    looks.add(look(server, path));
    looks.add(look(server, path));
    Duration before = server.spent();
    for (int look = 0; look < LATER; look++) {
      look(server, path);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: first %d ms of processor, second %d ms, each later one %d ms%n",
        path,
        looks.get(0),
        looks.get(1),
        server.spent().minus(before).toMillis() / LATER);
  }

  private static long look(ServedHome server, String path) throws Exception {
    Duration before = server.spent();
    assertThat(server.get(path).statusCode()).as(path).isEqualTo(200);
    return server.spent().minus(before).toMillis();
  }

  private void write(String sql) throws IOException {
    StringBuilder text = new StringBuilder("pipeline('" + NAME + "') {\n");
    for (int step = 0; step < STEPS; step++) {
      text.append("def step").append(step).append(" = ").append(made(step, sql)).append('\n');
    }
    Files.writeString(
        folder.resolve("pipelines").resolve(NAME + ".groovy"), text.append("}\n").toString());
  }

  private static String made(int step, String sql) {
    if (step < WIDE) {
      return "collect { csv 'rows.csv' }";
    }
    String before =
        step >= STEPS - CHAIN
            ? "step" + (step - 1)
            : "step" + (step - WIDE) + ", step" + (step - step % WIDE - WIDE + (step + 37) % WIDE);
    return "transform(" + before + ") { sql '" + sql + "' }";
  }
}
