package io.trainyard.web.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How long the server takes for pages of a home with many runs and many points of curves. */
@Tag("bench")
@Timeout(900)
final class ViewerFiguresTest {
  private static final int RUNS = Integer.getInteger("bench.runs", 100_000);
  private static final int POINTS = 10_000;
  private static final int CURVES = 100;

  @TempDir Path folder;

  @Test
  void pages_of_a_home_with_100_000_runs_and_a_million_points_take_less_than_200_ms()
      throws Exception {
    try (LiveServer server = LiveServer.in(folder)) {
      ManyRuns runs = new ManyRuns(server.held().graph());
      runs.write(1, RUNS);
      runs.measure(CURVES, POINTS);
      List<String> slow = new ArrayList<>();
      for (String page :
          List.of(
              "/",
              "/runs",
              "/runs?pipeline=p7",
              "/runs?state=FAILED",
              "/runs?cause=person",
              "/runs?day=2026-11-20",
              "/runs/" + RUNS / 2,
              "/runs/7?step=s0&tab=metrics",
              "/pipelines",
              "/pipelines/p7",
              "/data",
              "/models",
              "/search?q=p7",
              "/compare?runs=7,27")) {
        double median = median(server, page);
        if (median >= 200) {
          slow.add(page + " " + Math.round(median) + " ms");
        }
      }
      assertThat(slow).isEmpty();
    }
  }

  private static double median(LiveServer server, String page) throws Exception {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long asked = System.nanoTime();
      HttpResponse<String> answer = server.get(page, "Accept", "text/html");
      millis.add((System.nanoTime() - asked) / 1e6);
      assertThat(answer.statusCode()).as(page).isLessThan(405);
    }
    double first = millis.get(0);
    List<Double> warm = new ArrayList<>(millis.subList(2, millis.size()));
    warm.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%s: first %.0f ms, then median %.0f ms, most %.0f ms%n",
        page,
        first,
        warm.get(warm.size() / 2),
        warm.get(warm.size() - 1));
    return warm.get(warm.size() / 2);
  }
}
